using System.Buffers.Binary;
using System.Text;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote; past the end, or for impossible values, it is damaged and yields zeros.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<byte> bytes)
{
    private static readonly byte[] Zeros = new byte[16];
    private ReadOnlySpan<byte> left = bytes;

    internal bool Damaged { get; private set; }

    internal byte U8() => Take(1)[0];

    internal uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    internal long I64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal float F32() => (float)Rate(BinaryPrimitives.ReadSingleLittleEndian(Take(4)));

    internal double F64() => Rate(BinaryPrimitives.ReadDoubleLittleEndian(Take(8)));

    /// <summary>A count of things that take at least <paramref name="size"/> bytes each.</summary>
    internal int Count(int size)
    {
        var count = U32();
        if (count <= (uint)(left.Length / size))
            return (int)count;
        Damaged = true;
        return 0;
    }

    internal string Text() => Count(1) is > 0 and var length ? Encoding.UTF8.GetString(Take(length)) : "";

    internal Guid Id() => new(Take(16));

    internal DateTimeOffset Wall()
    {
        var ticks = I64();
        if (ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks)
            return new DateTimeOffset(ticks, TimeSpan.Zero);
        Damaged = true;
        return default;
    }

    internal TrafficRate Rate() => TrafficRate.Of(F64(), F64());

    internal IpPrefix? Prefix()
    {
        var length = U8();
        var address = new IpAddress(BinaryPrimitives.ReadUInt128LittleEndian(Take(16)));
        if (length == 255)
            return null;
        if (length <= address.Width)
            return new IpPrefix(address, length);
        Damaged = true;
        return null;
    }

    private double Rate(double value)
    {
        if (value >= 0 && double.IsFinite(value))
            return value;
        Damaged = true;
        return 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > left.Length)
        {
            Damaged = true;
            left = default;
            return count <= Zeros.Length ? Zeros.AsSpan(0, count) : default;
        }

        var taken = left[..count];
        left = left[count..];
        return taken;
    }
}
