using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>
/// Reads numbers forwards from a span. Reading past the end yields zeros, moves to the end and sets <see cref="Failed"/>,
/// so that a caller may read a whole structure and check once.
/// </summary>
internal ref struct SpanReader(ReadOnlySpan<byte> bytes, int position = 0, bool bigEndian = true)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Next byte to read, from the start of the span.</summary>
    public int Position { get; private set; } = Math.Clamp(position, 0, bytes.Length);

    /// <summary>True once a read went past the end.</summary>
    public bool Failed { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => bytes.Length - Position;

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        var taken = Take(1);
        return taken.IsEmpty ? (byte)0 : taken[0];
    }

    /// <summary>Reads two bytes.</summary>
    public ushort ReadUInt16()
    {
        var taken = Take(2);
        if (taken.IsEmpty)
            return 0;
        return bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(taken) : BinaryPrimitives.ReadUInt16LittleEndian(taken);
    }

    /// <summary>Reads four bytes.</summary>
    public uint ReadUInt32()
    {
        var taken = Take(4);
        if (taken.IsEmpty)
            return 0;
        return bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(taken) : BinaryPrimitives.ReadUInt32LittleEndian(taken);
    }

    /// <summary>Reads eight bytes.</summary>
    public ulong ReadUInt64()
    {
        var taken = Take(8);
        if (taken.IsEmpty)
            return 0;
        return bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(taken) : BinaryPrimitives.ReadUInt64LittleEndian(taken);
    }

    /// <summary>The next <paramref name="count"/> bytes, or none at all when fewer are left.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining)
        {
            Position = bytes.Length;
            Failed = true;
            return default;
        }

        var taken = bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>Moves on without reading.</summary>
    public void Skip(int count) => Take(count);
}
