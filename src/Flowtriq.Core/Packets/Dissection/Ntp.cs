namespace Flowtriq.Core.Packets.Dissection;

/// <summary>NTP (RFC 5905), its control mode 6 (RFC 9327) and the private mode 7 of ntpd that "monlist" belongs to.</summary>
internal static class Ntp
{
    private const int Control = 6;
    private const int Private = 7;

    public static PayloadProtocol Protocol { get; } = new("NTP", "Network Time Protocol", Describe, Fields);

    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        var version = (payload[0] >> 3) & 7;
        if (version is 0 or > 4)
            return null;

        return (payload[0] & 7) switch
        {
            Private => $"private mode 7, {(payload.Length > 3 ? Request(payload[3]) : "cut")}",
            Control => $"control mode 6, {(payload.Length > 1 ? Operation(payload[1]) : "cut")}",
            var mode => $"NTP version {version}, {Mode((uint)mode)}",
        };
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        var first = reader.Byte(
            "Flags",
            value => $"{FieldReader.Hex(value)} (version {(value >> 3) & 7}, {Mode(value & 7)})"
        );
        if ((first & 7) == Private)
        {
            reader.Byte("Sequence", value => $"{value & 0x7F}");
            reader.Byte("Implementation");
            reader.Byte("Request code", value => $"{value} ({Request(value)})");
            reader.Word("Items", value => $"{value & 0xFFF}");
            reader.Word("Item size", value => $"{value & 0xFFF}");
            reader.Bytes("Items data", int.MaxValue);
            return;
        }

        if ((first & 7) == Control)
        {
            reader.Byte("Operation", value => $"{FieldReader.Hex(value)} ({Operation(value)})");
            reader.Word("Sequence");
            reader.Word("Status", FieldReader.Hex);
            reader.Word("Association");
            reader.Word("Offset");
            reader.Word("Count");
            reader.Text("Data", int.MaxValue);
            return;
        }

        reader.Byte("Stratum");
        reader.Byte("Poll", value => $"{(sbyte)value}");
        reader.Byte("Precision", value => $"{(sbyte)value}");
        reader.Long("Root delay", FieldReader.Hex);
        reader.Long("Root dispersion", FieldReader.Hex);
        reader.Bytes("Reference ID", 4);
        reader.Bytes("Reference timestamp", 8);
        reader.Bytes("Origin timestamp", 8);
        reader.Bytes("Receive timestamp", 8);
        reader.Bytes("Transmit timestamp", 8);
    }

    private static string Mode(uint mode) =>
        mode switch
        {
            1 => "symmetric active",
            2 => "symmetric passive",
            3 => "client",
            4 => "server",
            5 => "broadcast",
            6 => "control",
            7 => "private",
            _ => "reserved",
        };

    private static string Request(uint code) =>
        code switch
        {
            0 => "peer list",
            1 => "peer list sum",
            4 => "sysinfo",
            16 => "reslist",
            20 => "monlist v0",
            42 => "monlist",
            _ => $"request {code}",
        };

    private static string Operation(uint value) =>
        (value & 0x80) == 0 ? $"request {value & 0x1F}" : $"response {value & 0x1F}";
}
