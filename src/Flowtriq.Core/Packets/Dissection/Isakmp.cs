using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>IKE (RFC 2408, RFC 7296) on port 500, and behind address translation with ESP on port 4500 (RFC 3948).</summary>
internal static class Isakmp
{
    private const int HeaderLength = 28;

    public static PayloadProtocol Protocol { get; } =
        new("ISAKMP", "Internet Security Association and Key Management Protocol", Describe, Fields);

    public static PayloadProtocol Traversal { get; } =
        new("ISAKMP", "IPsec NAT traversal", DescribeTraversal, TraversalFields);

    public static PayloadProtocol Encapsulated { get; } =
        new("ESP", "UDP-encapsulated Encapsulating Security Payload", DescribeEncapsulated, EncapsulatedFields);

    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        if (payload.Length < HeaderLength)
            return null;

        var major = payload[17] >> 4;
        return major is 1 or 2
            ? $"IKEv{major} {Exchange(payload[18])}, message {BinaryPrimitives.ReadUInt32BigEndian(payload[20..])}"
            : null;
    }

    /// <summary>Four zero bytes mark IKE, one byte of ones a keep-alive; all else is ESP.</summary>
    private static string? DescribeTraversal(ReadOnlySpan<byte> payload, in PacketHeader header) =>
        payload switch
        {
            [0xFF] => "NAT keep-alive",
            [0, 0, 0, 0, ..] => Describe(payload[4..], header),
            _ => null,
        };

    private static string? DescribeEncapsulated(ReadOnlySpan<byte> payload, in PacketHeader header) =>
        payload.Length < 8
            ? null
            : $"SPI=0x{BinaryPrimitives.ReadUInt32BigEndian(payload):x8} Seq={BinaryPrimitives.ReadUInt32BigEndian(payload[4..])}";

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        reader.Bytes("Initiator SPI", 8);
        reader.Bytes("Responder SPI", 8);
        reader.Byte("Next payload");
        reader.Byte("Version", value => $"{value >> 4}.{value & 0xF}");
        reader.Byte("Exchange type", Exchange);
        reader.Byte("Flags", FieldReader.Hex);
        reader.Long("Message ID", FieldReader.Hex);
        reader.Long("Length");
        reader.Bytes("Payloads", reader.Remaining);
    }

    private static void TraversalFields(ref FieldReader reader, in PacketHeader header)
    {
        reader.Bytes("Marker", Math.Min(4, reader.Remaining));
        if (reader.Remaining > 0)
            Fields(ref reader, header);
    }

    private static void EncapsulatedFields(ref FieldReader reader, in PacketHeader header)
    {
        reader.Long("SPI", FieldReader.Hex);
        reader.Long("Sequence");
        reader.Bytes("Encrypted", reader.Remaining);
    }

    private static string Exchange(uint type) =>
        type switch
        {
            2 => "Identity protection (main mode)",
            4 => "Aggressive",
            5 => "Informational",
            32 => "Quick mode",
            34 => "IKE_SA_INIT",
            35 => "IKE_AUTH",
            36 => "CREATE_CHILD_SA",
            37 => "INFORMATIONAL",
            _ => $"exchange {type}",
        };
}
