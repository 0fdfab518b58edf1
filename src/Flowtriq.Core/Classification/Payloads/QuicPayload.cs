using System.Buffers.Binary;

namespace Flowtriq.Core.Classification.Payloads;

/// <summary>QUIC packets that set up a connection (RFC 9000 §17.2).</summary>
internal static class QuicPayload
{
    /// <summary>A long header; the version and the lengths of both connection ids must be plausible.</summary>
    internal static PayloadMatch LongHeader(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 7 || (payload[0] & 0x80) == 0 || payload[5] > 20)
            return PayloadMatch.None;
        var version = BinaryPrimitives.ReadUInt32BigEndian(payload[1..]);
        if (version == 0)
            return new("version negotiation");
        if (!IsKnown(version) || (payload[0] & 0x40) == 0)
            return PayloadMatch.None;
        return ((payload[0] >> 4) & 3) switch
        {
            0 => new("Initial"),
            1 => new("0-RTT"),
            2 => new("Handshake"),
            _ => new("Retry"),
        };
    }

    /// <summary>Version 1, version 2 (RFC 9369), the drafts, and Google's own.</summary>
    private static bool IsKnown(uint version) =>
        version is 1 or 0x6B3343CF || version >> 8 is 0xFF0000 or 0x513035 or 0x543035;
}
