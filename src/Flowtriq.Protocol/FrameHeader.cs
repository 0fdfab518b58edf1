namespace Flowtriq.Protocol;

/// <summary>
/// The length in front of every frame: a base-128 varint as in the protocol buffers encoding
/// (https://protobuf.dev/programming-guides/encoding/#varints), at most five bytes.
/// </summary>
internal static class FrameHeader
{
    internal const int MaximumLength = 5;

    /// <summary>
    /// Reads the header at the start of <paramref name="bytes"/>. Returns false with <see cref="FrameFault.None"/>
    /// while bytes are missing, false with a fault when they can never become a header within <paramref name="maximum"/>.
    /// </summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> bytes,
        int maximum,
        out int headerLength,
        out int payloadLength,
        out FrameFault fault
    )
    {
        headerLength = 0;
        payloadLength = 0;
        fault = FrameFault.None;
        ulong value = 0;
        for (var i = 0; i < MaximumLength; i++)
        {
            if (i == bytes.Length)
                return false;
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if ((bytes[i] & 0x80) != 0)
                continue;
            if (value > (ulong)maximum)
            {
                fault = FrameFault.Oversize;
                return false;
            }

            headerLength = i + 1;
            payloadLength = (int)value;
            return true;
        }

        fault = FrameFault.BadLength;
        return false;
    }

    /// <summary>Writes the header and returns its length.</summary>
    internal static int Write(Span<byte> destination, int payloadLength)
    {
        var written = 0;
        var rest = (uint)payloadLength;
        while (rest >= 0x80)
        {
            destination[written++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        destination[written++] = (byte)rest;
        return written;
    }
}
