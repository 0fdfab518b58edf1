using System.Buffers.Binary;

namespace Flowtriq.Bgp.Wire;

/// <summary>Writes network-order fields into a span. Writing past its end is a bug of the caller and throws.</summary>
internal ref struct WireWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer[..Length];

    public void Byte(byte value) => buffer[Length++] = value;

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(buffer[Length..], value);
        Length += 2;
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(buffer[Length..], value);
        Length += 4;
    }

    public void UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(buffer[Length..], value);
        Length += 8;
    }

    public void UInt128(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128BigEndian(buffer[Length..], value);
        Length += 16;
    }

    public void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer[Length..]);
        Length += bytes.Length;
    }

    /// <summary>Leaves room for a length and returns its place.</summary>
    public int Reserve(int bytes)
    {
        var place = Length;
        buffer.Slice(place, bytes).Clear();
        Length += bytes;
        return place;
    }

    /// <summary>Fills a one-byte length with what was written after it.</summary>
    public readonly void Fill8(int place) => buffer[place] = checked((byte)(Length - place - 1));

    /// <summary>Fills a two-byte length with what was written after it.</summary>
    public readonly void Fill16(int place) =>
        BinaryPrimitives.WriteUInt16BigEndian(buffer[place..], checked((ushort)(Length - place - 2)));

    /// <summary>Writes a number over what stands at a place.</summary>
    public readonly void Put16(int place, ushort value) =>
        BinaryPrimitives.WriteUInt16BigEndian(buffer[place..], value);
}
