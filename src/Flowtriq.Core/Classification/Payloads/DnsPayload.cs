using System.Buffers.Binary;

namespace Flowtriq.Core.Classification.Payloads;

/// <summary>DNS messages (RFC 1035 §4.1) and the two protocols that borrow their form.</summary>
internal static class DnsPayload
{
    private const int HeaderLength = 12;

    /// <summary>A response, with the type asked for and the records it carries.</summary>
    internal static PayloadMatch Response(ReadOnlySpan<byte> payload)
    {
        if (!IsMessage(payload, response: true))
            return PayloadMatch.None;
        var records = Count(payload, 6) + Count(payload, 8) + Count(payload, 10);
        if ((payload[3] & 0x0F) == 5)
            return new("REFUSED response");
        return new(ResponseTo(QuestionType(payload)), records, "RR");
    }

    /// <summary>A query to a server.</summary>
    internal static PayloadMatch Query(ReadOnlySpan<byte> payload) =>
        IsMessage(payload, response: false) && Count(payload, 4) is > 0 and < 16
            ? new(QueryOf(QuestionType(payload)))
            : PayloadMatch.None;

    /// <summary>A multicast DNS response (RFC 6762 §18).</summary>
    internal static PayloadMatch Multicast(ReadOnlySpan<byte> payload) =>
        IsMessage(payload, response: true) && Count(payload, 6) + Count(payload, 10) > 0
            ? new("mDNS response", Count(payload, 6), "RR")
            : PayloadMatch.None;

    /// <summary>A NetBIOS node status response (RFC 1002 §4.2.18).</summary>
    internal static PayloadMatch NetBios(ReadOnlySpan<byte> payload) =>
        IsMessage(payload, response: true) && Count(payload, 4) == 0 && Count(payload, 6) == 1
            ? new("node status response")
            : PayloadMatch.None;

    private static bool IsMessage(ReadOnlySpan<byte> payload, bool response) =>
        payload.Length >= HeaderLength && (payload[2] & 0x80) != 0 == response && (payload[2] & 0x78) == 0;

    private static int Count(ReadOnlySpan<byte> payload, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(payload[offset..]);

    /// <summary>Type of the first question; of the first answer when the responder left the question out; 0 when it is cut off.</summary>
    private static int QuestionType(ReadOnlySpan<byte> payload)
    {
        var at = HeaderLength;
        while (at < payload.Length && payload[at] is > 0 and < 64)
            at += payload[at] + 1;
        if (at < payload.Length && payload[at] >= 0xC0)
            at++;
        return at + 3 <= payload.Length ? Count(payload, at + 1) : 0;
    }

    private static string ResponseTo(int type) =>
        type switch
        {
            1 => "A response",
            2 => "NS response",
            6 => "SOA response",
            15 => "MX response",
            16 => "TXT response",
            28 => "AAAA response",
            46 => "RRSIG response",
            48 => "DNSKEY response",
            255 => "ANY response",
            _ => "response",
        };

    private static string QueryOf(int type) =>
        type switch
        {
            1 => "A query",
            15 => "MX query",
            16 => "TXT query",
            28 => "AAAA query",
            48 => "DNSKEY query",
            255 => "ANY query",
            _ => "query",
        };
}
