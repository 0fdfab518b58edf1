using System.Buffers.Binary;

namespace Flowtriq.Bgp.Wire;

/// <summary>Reads network-order fields from a span; every read that would pass the end fails and leaves the place.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly int Remaining => rest.Length;

    public readonly ReadOnlySpan<byte> Rest => rest;

    public bool TryByte(out byte value)
    {
        value = 0;
        if (rest.IsEmpty)
            return false;
        value = rest[0];
        rest = rest[1..];
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest, out value))
            return false;
        rest = rest[2..];
        return true;
    }

    public bool TryUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(rest, out value))
            return false;
        rest = rest[4..];
        return true;
    }

    public bool TryTake(int length, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (length > rest.Length)
            return false;
        taken = rest[..length];
        rest = rest[length..];
        return true;
    }

    /// <summary>Takes what a one-byte length announces.</summary>
    public bool TryBlock8(out ReadOnlySpan<byte> block)
    {
        var start = rest;
        if (TryByte(out var length) && TryTake(length, out block))
            return true;
        rest = start;
        block = default;
        return false;
    }

    /// <summary>Takes what a two-byte length announces.</summary>
    public bool TryBlock16(out ReadOnlySpan<byte> block)
    {
        var start = rest;
        if (TryUInt16(out var length) && TryTake(length, out block))
            return true;
        rest = start;
        block = default;
        return false;
    }
}
