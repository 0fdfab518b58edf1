using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>Appends little-endian fields; the counterpart of <see cref="SnapshotReader"/>.</summary>
internal sealed class SnapshotWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(16_384);

    internal void U8(int value) => Take(1)[0] = (byte)value;

    internal void U32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    internal void I64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    internal void F32(float value) => BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);

    internal void F64(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    internal void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        U32((uint)bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    internal void Id(Guid value) => value.TryWriteBytes(Take(16));

    internal void Wall(DateTimeOffset value) => I64(value.UtcTicks);

    internal void Rate(TrafficRate value)
    {
        F64(value.Packets.Value);
        F64(value.Bits.Value);
    }

    /// <summary>The bits and the length; length 255 stands for no prefix.</summary>
    internal void Prefix(IpPrefix? value)
    {
        U8(value?.Length ?? 255);
        BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value?.Address.Bits ?? 0);
    }

    /// <summary>All that was written, with its checksum.</summary>
    internal byte[] Finish()
    {
        I64(Checksum(buffer.WrittenSpan));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>FNV-1a, 64 bits: finds damage, not forgery.</summary>
    internal static long Checksum(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var value in bytes)
            hash = (hash ^ value) * 0x0000_0100_0000_01B3;
        return (long)hash;
    }

    private Span<byte> Take(int count)
    {
        var span = buffer.GetSpan(count)[..count];
        buffer.Advance(count);
        return span;
    }
}
