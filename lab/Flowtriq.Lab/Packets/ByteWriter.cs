using System.Buffers.Binary;

namespace Flowtriq.Lab.Packets;

/// <summary>Appends numbers in network order to a growing array; the builder's only sink.</summary>
internal sealed class ByteWriter
{
    private readonly List<byte> bytes = [];

    public int Length => bytes.Count;

    public ByteWriter Write8(int value)
    {
        bytes.Add((byte)value);
        return this;
    }

    public ByteWriter Write16(int value) => Write8(value >> 8).Write8(value);

    public ByteWriter Write32(uint value) => Write16((int)(value >> 16)).Write16((int)value);

    public ByteWriter Write(ReadOnlySpan<byte> value)
    {
        bytes.AddRange(value);
        return this;
    }

    public byte[] ToArray() => [.. bytes];

    /// <summary>Overwrites two bytes of a finished packet.</summary>
    public static void Put16(byte[] packet, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), (ushort)value);
}
