using System.Buffers.Binary;

namespace Flowtriq.Core.Classification.Payloads;

/// <summary>Responses that a few fixed header bytes identify.</summary>
internal static class BinaryPayload
{
    /// <summary>RIP version 1: command 2 (response), version 1, two zero bytes (RFC 1058 §3.1).</summary>
    internal static PayloadMatch RipV1(ReadOnlySpan<byte> payload) =>
        payload.StartsWith((ReadOnlySpan<byte>)[2, 1, 0, 0]) ? new("RIPv1 response") : PayloadMatch.None;

    /// <summary>An ONC RPC reply: message type 1, accepted or denied (RFC 5531 §9).</summary>
    internal static PayloadMatch RpcReply(ReadOnlySpan<byte> payload) =>
        payload.Length >= 12 && Word(payload, 4) == 1 && Word(payload, 8) <= 1 ? new("RPC reply") : PayloadMatch.None;

    /// <summary>TFTP data or error (RFC 1350 §5).</summary>
    internal static PayloadMatch Tftp(ReadOnlySpan<byte> payload) =>
        payload.Length < 4 || payload[0] != 0 ? PayloadMatch.None
        : payload[1] == 3 ? new("DATA")
        : payload[1] == 5 ? new("ERROR")
        : PayloadMatch.None;

    /// <summary>eMule's Kademlia: protocol byte 0xE4, or 0xE5 when packed.</summary>
    internal static PayloadMatch Kad(ReadOnlySpan<byte> payload) =>
        payload.Length >= 2 && payload[0] is 0xE4 or 0xE5 ? new("Kademlia") : PayloadMatch.None;

    /// <summary>CoAP version 1 with a response code of class 2, 4 or 5 (RFC 7252 §3).</summary>
    internal static PayloadMatch Coap(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] >> 6 != 1 || (payload[0] & 0x0F) > 8)
            return PayloadMatch.None;
        return (payload[1] >> 5) switch
        {
            2 => new(payload[1] == 0x45 ? "2.05 Content" : "2.xx response"),
            4 or 5 => new("error response"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>Ubiquiti discovery: version 1 or 2, command 0 or 6, length of the rest.</summary>
    internal static PayloadMatch Ubiquiti(ReadOnlySpan<byte> payload) =>
        payload.Length >= 7 && payload[0] is 1 or 2 && payload[1] is 0 or 6 && Half(payload, 2) is > 4 and < 1500
            ? new("discovery response")
            : PayloadMatch.None;

    /// <summary>RMCP carrying ASF or IPMI (ASF 2.0 §3.2.2.2).</summary>
    internal static PayloadMatch Rmcp(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 9 || payload[0] != 6 || payload[2] != 0xFF)
            return PayloadMatch.None;
        return payload[3] switch
        {
            6 => new(payload[8] == 0x40 ? "presence pong" : "ASF"),
            7 => new("IPMI response"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>OpenVPN's hard reset from a server, protocol 1 or 2.</summary>
    internal static PayloadMatch OpenVpn(ReadOnlySpan<byte> payload) =>
        payload.Length >= 14 && payload[0] >> 3 is 2 or 8 ? new("server hard reset") : PayloadMatch.None;

    /// <summary>A DTLS record of handshake content (RFC 6347 §4.1).</summary>
    internal static PayloadMatch Dtls(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 14 || payload[0] != 22 || payload[1] != 0xFE || payload[2] is not (0xFF or 0xFD))
            return PayloadMatch.None;
        return payload[13] switch
        {
            2 => new("ServerHello"),
            3 => new("HelloVerifyRequest"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>A STUN response with the magic cookie (RFC 8489 §5).</summary>
    internal static PayloadMatch Stun(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 20 || Word(payload, 4) != 0x2112A442)
            return PayloadMatch.None;
        return (Half(payload, 0) & 0x0110) switch
        {
            0x0100 => new("success response"),
            0x0110 => new("error response"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>BACnet/IP: type 0x81 and a plausible function (ASHRAE 135 annex J.2).</summary>
    internal static PayloadMatch Bacnet(ReadOnlySpan<byte> payload) =>
        payload.Length >= 6 && payload[0] == 0x81 && payload[1] <= 0x0B && Half(payload, 2) < 1500
            ? new("BACnet/IP")
            : PayloadMatch.None;

    /// <summary>Dahua's DHDiscover: "DHIP" behind the header length.</summary>
    internal static PayloadMatch DahuaDiscovery(ReadOnlySpan<byte> payload) =>
        payload.Length >= 8 && payload[0] == 0x20 && payload[4..].StartsWith("DHIP"u8)
            ? new("DHDiscover response")
            : PayloadMatch.None;

    /// <summary>Lantronix setup record: command 0xF7 or 0xF9 answers 0xF6 and 0xF8.</summary>
    internal static PayloadMatch Lantronix(ReadOnlySpan<byte> payload) =>
        payload.Length >= 4 && Word(payload, 0) is 0xF7 or 0xF9 ? new("setup record") : PayloadMatch.None;

    /// <summary>SLP version 2, a reply function (RFC 2608 §8).</summary>
    internal static PayloadMatch Slp(ReadOnlySpan<byte> payload) =>
        payload.Length >= 14 && payload[0] == 2 && payload[1] is 2 or 7 or 10 ? new("SLP reply") : PayloadMatch.None;

    /// <summary>XDMCP version 1, Willing or Unwilling.</summary>
    internal static PayloadMatch Xdmcp(ReadOnlySpan<byte> payload) =>
        payload.Length >= 6 && Half(payload, 0) == 1 && Half(payload, 2) is 5 or 6 ? new("Willing") : PayloadMatch.None;

    /// <summary>NAT-PMP or PCP response: version 0 or 2 and the response bit (RFC 6886 §3.2, RFC 6887 §7.2).</summary>
    internal static PayloadMatch NatPmp(ReadOnlySpan<byte> payload) =>
        payload.Length >= 8 && payload[0] is 0 or 2 && (payload[1] & 0x80) != 0
            ? new("mapping response")
            : PayloadMatch.None;

    /// <summary>An L2TP control message, version 2 (RFC 2661 §3.1).</summary>
    internal static PayloadMatch L2tp(ReadOnlySpan<byte> payload) =>
        payload.Length >= 12 && payload[0] == 0xC8 && (payload[1] & 0x0F) == 2
            ? new("control message")
            : PayloadMatch.None;

    private static uint Word(ReadOnlySpan<byte> payload, int offset) =>
        BinaryPrimitives.ReadUInt32BigEndian(payload[offset..]);

    private static int Half(ReadOnlySpan<byte> payload, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(payload[offset..]);
}
