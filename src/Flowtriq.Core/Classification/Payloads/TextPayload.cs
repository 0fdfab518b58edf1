namespace Flowtriq.Core.Classification.Payloads;

/// <summary>Responses that are recognised by words or by the form of their text.</summary>
internal static class TextPayload
{
    private const int MemcachedHeader = 8;

    /// <summary>SSDP and Plex discovery answers are HTTP responses.</summary>
    internal static PayloadMatch HttpOk(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("HTTP/1.1 200 OK"u8) || payload.StartsWith("HTTP/1.0 200 OK"u8) ? new("HTTP 200 response")
        : payload.StartsWith("NOTIFY * HTTP"u8) ? new("NOTIFY")
        : PayloadMatch.None;

    /// <summary>memcached's UDP frame: request id, number, total, two zero bytes; the first holds the answer's first word.</summary>
    internal static PayloadMatch Memcached(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < MemcachedHeader || payload[6] != 0 || payload[7] != 0)
            return PayloadMatch.None;
        var number = (payload[2] << 8) | payload[3];
        var total = (payload[4] << 8) | payload[5];
        if (number >= total)
            return PayloadMatch.None;
        var text = payload[MemcachedHeader..];
        return text.StartsWith("VALUE "u8) ? new("VALUE response")
            : text.StartsWith("STAT "u8) ? new("STAT response")
            : number > 0 ? new("VALUE response")
            : text.StartsWith("END"u8) || text.StartsWith("ERROR"u8) ? new("empty response")
            : PayloadMatch.None;
    }

    /// <summary>Chargen's lines are the printable characters in order, wrapping round (RFC 864).</summary>
    internal static PayloadMatch Chargen(ReadOnlySpan<byte> payload)
    {
        const int Needed = 8;
        if (payload.Length < Needed)
            return PayloadMatch.None;
        for (var i = 1; i < Needed; i++)
        {
            if (payload[i - 1] is < 0x20 or > 0x7E)
                return PayloadMatch.None;
            var next = payload[i - 1] >= 0x7D ? payload[i] is 0x20 or 0x21 or 0x7E : payload[i] == payload[i - 1] + 1;
            if (!next)
                return PayloadMatch.None;
        }

        return new("character pattern");
    }

    /// <summary>Plain text, as a quote of the day.</summary>
    internal static PayloadMatch Printable(ReadOnlySpan<byte> payload)
    {
        var start = payload[..Math.Min(payload.Length, 32)];
        if (start.Length < 8)
            return PayloadMatch.None;
        foreach (var value in start)
        {
            if (value is not ((>= 0x20 and < 0x7F) or 0x09 or 0x0A or 0x0D or >= 0x80))
                return PayloadMatch.None;
        }

        return new("text");
    }

    /// <summary>An XML document.</summary>
    internal static PayloadMatch Xml(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("<?xml"u8) ? new("XML response") : PayloadMatch.None;

    /// <summary>A SOAP envelope, as WS-Discovery sends.</summary>
    internal static PayloadMatch Soap(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("<?xml"u8) || Within(payload, "Envelope"u8) ? new("SOAP envelope") : PayloadMatch.None;

    /// <summary>The Jenkins discovery answer.</summary>
    internal static PayloadMatch Jenkins(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("<hudson>"u8) ? new("hudson announcement") : PayloadMatch.None;

    /// <summary>A SIP response.</summary>
    internal static PayloadMatch Sip(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("SIP/2.0 "u8) ? new("SIP response") : PayloadMatch.None;

    /// <summary>The SQL Server browser's list of instances.</summary>
    internal static PayloadMatch SqlBrowser(ReadOnlySpan<byte> payload) =>
        payload.Length > 13 && payload[0] == 5 && payload[3..].StartsWith("ServerName"u8)
            ? new("instance list")
            : PayloadMatch.None;

    /// <summary>A bencoded DHT answer (BEP 5) or a uTP packet (BEP 29).</summary>
    internal static PayloadMatch BitTorrent(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("d1:r"u8) || payload.StartsWith("d2:ip"u8) || payload.StartsWith("d1:e"u8)
            ? new("DHT response")
        : payload.Length >= 20 && (payload[0] & 0x0F) == 1 && payload[0] >> 4 <= 4 && payload[1] <= 2 ? new("uTP")
        : PayloadMatch.None;

    /// <summary>Digi's device discovery.</summary>
    internal static PayloadMatch Digi(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("DIGI"u8) ? new("discovery response") : PayloadMatch.None;

    /// <summary>The TeamSpeak 3 handshake.</summary>
    internal static PayloadMatch TeamSpeak(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("TS3INIT1"u8) ? new("init response") : PayloadMatch.None;

    private static bool Within(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> word) =>
        payload[..Math.Min(payload.Length, 256)].IndexOf(word) >= 0;
}
