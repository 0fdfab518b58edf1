namespace Flowtriq.Core.Classification.Payloads;

/// <summary>Messages in ASN.1 basic encoding (ITU-T X.690 §8): CLDAP and SNMP.</summary>
internal static class BerPayload
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte OctetString = 0x04;

    /// <summary>An LDAP search result (RFC 4511 §4.5.2).</summary>
    internal static PayloadMatch SearchResult(ReadOnlySpan<byte> payload)
    {
        var at = 0;
        if (!Enter(payload, ref at, Sequence) || !Skip(payload, ref at, Integer) || at >= payload.Length)
            return PayloadMatch.None;
        return payload[at] switch
        {
            0x64 => new("searchResEntry"),
            0x65 => new("searchResDone"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>An SNMP response (RFC 3416 §3), or any SNMPv3 message, whose PDU may be encrypted.</summary>
    internal static PayloadMatch SnmpResponse(ReadOnlySpan<byte> payload)
    {
        var at = 0;
        if (
            !Enter(payload, ref at, Sequence)
            || at + 3 > payload.Length
            || payload[at] != Integer
            || payload[at + 1] != 1
        )
            return PayloadMatch.None;
        var version = payload[at + 2];
        at += 3;
        if (version == 3)
            return new("SNMPv3 response");
        if (version > 1 || !Skip(payload, ref at, OctetString) || at >= payload.Length || payload[at] != 0xA2)
            return PayloadMatch.None;
        return version == 0 ? new("GetResponse, v1") : new("GetResponse, v2c");
    }

    /// <summary>Steps inside a constructed value with the given tag.</summary>
    private static bool Enter(ReadOnlySpan<byte> payload, ref int at, byte tag) =>
        TryReadLength(payload, ref at, tag, out _);

    /// <summary>Steps over a value with the given tag; false when it is cut off.</summary>
    private static bool Skip(ReadOnlySpan<byte> payload, ref int at, byte tag)
    {
        if (!TryReadLength(payload, ref at, tag, out var length) || length > payload.Length - at)
            return false;
        at += length;
        return true;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> payload, ref int at, byte tag, out int length)
    {
        length = 0;
        if (at + 2 > payload.Length || payload[at] != tag)
            return false;
        var first = payload[at + 1];
        at += 2;
        if (first < 0x80)
        {
            length = first;
            return true;
        }

        var bytes = first & 0x7F;
        if (bytes is 0 or > 4 || at + bytes > payload.Length)
            return false;
        long value = 0;
        for (var i = 0; i < bytes; i++)
            value = (value << 8) | payload[at + i];
        at += bytes;
        length = (int)Math.Min(value, int.MaxValue);
        return true;
    }
}
