using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>QUIC headers (RFC 9000 §17, RFC 8999); what they protect stays closed.</summary>
internal static class Quic
{
    private const byte LongHeader = 0x80;
    private const byte FixedBit = 0x40;
    private const int LongestConnectionId = 20;

    public static PayloadProtocol Protocol { get; } = new("QUIC", "QUIC", Describe, Fields);

    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        var first = payload[0];
        if ((first & LongHeader) == 0)
            return (first & FixedBit) != 0 && payload.Length > 20 ? "protected payload" : null;
        if (payload.Length < 7)
            return null;

        var version = BinaryPrimitives.ReadUInt32BigEndian(payload[1..]);
        int idLength = payload[5];
        if (!IsKnown(version) || idLength > LongestConnectionId || payload.Length < 6 + idLength)
            return null;

        return $"{Kind(first, version)}, {Version(version)}, DCID={Convert.ToHexStringLower(payload.Slice(6, idLength))}";
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        var first = reader.Byte("First byte", FieldReader.Hex);
        if ((first & LongHeader) == 0)
        {
            reader.Bytes("Protected payload", reader.Remaining);
            return;
        }

        var version = reader.Long("Version", Version);
        reader.Add("Packet type", Kind((byte)first, version), reader.Position - 5, 1);
        var destination = reader.Byte("Destination connection ID length");
        reader.Bytes("Destination connection ID", (int)destination);
        var source = reader.Byte("Source connection ID length");
        reader.Bytes("Source connection ID", (int)source);
        reader.Bytes(version == 0 ? "Supported versions" : "Remaining payload", reader.Remaining);
    }

    /// <summary>Version negotiation, 1, 2, the drafts, Google's and the reserved "grease" versions.</summary>
    private static bool IsKnown(uint version) =>
        version is 0 or 1 or 0x6B33_43CF
        || version >> 8 == 0xFF_0000
        || version >> 24 == 'Q'
        || version >> 24 == 'T'
        || (version & 0x0F0F_0F0F) == 0x0A0A_0A0A;

    private static string Version(uint version) =>
        version switch
        {
            0 => "version negotiation",
            1 => "v1",
            0x6B33_43CF => "v2",
            _ when version >> 8 == 0xFF_0000 => $"draft-{version & 0xFF}",
            _ => $"0x{version:x8}",
        };

    private static string Kind(byte first, uint version)
    {
        if (version == 0)
            return "Version Negotiation";

        // Version 2 turned the numbers by one (RFC 9369 §3.2).
        var type = (first >> 4) & 3;
        return ((version == 0x6B33_43CF ? type + 3 : type) % 4) switch
        {
            0 => "Initial",
            1 => "0-RTT",
            2 => "Handshake",
            _ => "Retry",
        };
    }
}
