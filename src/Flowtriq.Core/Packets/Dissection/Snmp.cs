namespace Flowtriq.Core.Packets.Dissection;

/// <summary>SNMP versions 1, 2c (RFC 3416) and 3 (RFC 3412).</summary>
internal static class Snmp
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte OctetString = 0x04;
    private const byte Trap = 0xA4;

    public static PayloadProtocol Protocol { get; } =
        new("SNMP", "Simple Network Management Protocol", Describe, Fields);

    /// <summary>"get-response v2c public".</summary>
    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        if (!Ber.TryRead(payload, out var message) || message.Tag != Sequence)
            return null;
        if (!Ber.TryRead(message.Value, out var version) || version.Tag != Integer || version.Number > 3)
            return null;

        var rest = message.Value[version.Length..];
        if (version.Number == 3)
            return "v3 message";
        if (!Ber.TryRead(rest, out var community) || community.Tag != OctetString)
            return null;
        var said = $"{Version(version.Number)} {FieldReader.Printable(community.Value, 30)}";
        return Ber.TryRead(rest[community.Length..], out var unit)
            ? $"{Unit(unit.Tag)} {said}, {Bindings(unit.Value)} varbinds"
            : said;
    }

    /// <summary>Variable bindings that are there, after request id, status and index.</summary>
    private static int Bindings(ReadOnlySpan<byte> unit)
    {
        for (var skipped = 0; skipped < 3; skipped++)
        {
            if (!Ber.TryRead(unit, out var number))
                return 0;
            unit = unit[number.Length..];
        }

        if (!Ber.TryRead(unit, out var list))
            return 0;
        var count = 0;
        for (var rest = list.Value; Ber.TryRead(rest, out var binding); rest = rest[binding.Length..])
            count++;
        return count;
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        if (!Ber.TryRead(reader.Rest, out var message))
            return;
        reader.Skip(message.HeaderLength);
        var version = Ber.TryRead(reader.Rest, out var number) ? number.Number : 0;
        Element(ref reader, "Version", element => Version(element.Number));
        if (version == 3)
        {
            reader.Bytes("Message", reader.Remaining);
            return;
        }

        Element(ref reader, "Community", element => FieldReader.Printable(element.Value));
        if (!Ber.TryRead(reader.Rest, out var unit))
            return;

        reader.Add("PDU", Unit(unit.Tag), reader.Position, unit.Length);
        reader.Skip(unit.HeaderLength);
        if (unit.Tag == Trap)
        {
            reader.Bytes("Trap", reader.Remaining);
            return;
        }

        Element(ref reader, "Request ID", element => $"{SnmpValues.Signed(element.Value)}");
        Element(ref reader, unit.Tag == 0xA5 ? "Non-repeaters" : "Error status", element => $"{element.Number}");
        Element(ref reader, unit.Tag == 0xA5 ? "Max repetitions" : "Error index", element => $"{element.Number}");
        Variables(ref reader);
    }

    private static void Variables(ref FieldReader reader)
    {
        if (!Ber.TryRead(reader.Rest, out var list))
            return;
        var end = reader.Position + list.Length;
        reader.Skip(list.HeaderLength);
        while (reader.Position < end && !reader.Ended && Ber.TryRead(reader.Rest, out var binding))
        {
            if (Ber.TryRead(binding.Value, out var name))
            {
                var value = Ber.TryRead(binding.Value[name.Length..], out var held) ? SnmpValues.Of(held) : "cut";
                reader.Add("Variable", $"{SnmpValues.Oid(name.Value)} = {value}", reader.Position, binding.Length);
            }

            reader.Skip(binding.Length);
        }
    }

    private delegate string Show(Ber element);

    private static void Element(ref FieldReader reader, string name, Show show)
    {
        if (!Ber.TryRead(reader.Rest, out var element))
            return;
        reader.Add(name, show(element), reader.Position, element.Length);
        reader.Skip(element.Length);
    }

    private static string Version(uint version) =>
        version switch
        {
            0 => "v1",
            1 => "v2c",
            3 => "v3",
            _ => $"version {version}",
        };

    private static string Unit(byte tag) =>
        tag switch
        {
            0xA0 => "get-request",
            0xA1 => "get-next-request",
            0xA2 => "get-response",
            0xA3 => "set-request",
            0xA4 => "trap",
            0xA5 => "getBulkRequest",
            0xA6 => "informRequest",
            0xA7 => "snmpV2-trap",
            0xA8 => "report",
            _ => $"PDU 0x{tag:x2}",
        };
}
