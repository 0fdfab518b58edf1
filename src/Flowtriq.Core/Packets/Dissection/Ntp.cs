using System.Buffers.Binary;
using System.Globalization;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>NTP (RFC 5905), its control mode 6 (RFC 9327) and the private mode 7 of ntpd that "monlist" belongs to.</summary>
internal static class Ntp
{
    private const int Control = 6;
    private const int Private = 7;
    private const uint Monlist = 42;

    /// <summary>Where NTP begins to count.</summary>
    private static readonly DateTime First = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

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
            var request = reader.Byte("Request code", value => $"{value} ({Request(value)})");
            var items = reader.Word("Items", value => $"{value & 0xFFF}") & 0xFFF;
            var size = reader.Word("Item size", value => $"{value & 0xFFF}") & 0xFFF;
            if (request == Monlist && size == NtpMonlist.EntryLength)
            {
                for (; items > 0 && !reader.Ended && reader.Remaining >= NtpMonlist.EntryLength; items--)
                    NtpMonlist.Note(ref reader);
            }

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
        reader.Long("Root delay", Seconds);
        reader.Long("Root dispersion", Seconds);
        reader.Bytes("Reference ID", 4);
        Timestamp(ref reader, "Reference timestamp");
        Timestamp(ref reader, "Origin timestamp");
        Timestamp(ref reader, "Receive timestamp");
        Timestamp(ref reader, "Transmit timestamp");
    }

    /// <summary>The short format: 16 bits of seconds and 16 of a second's parts (RFC 5905 §6).</summary>
    private static string Seconds(uint value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value / 65536.0:0.000000} s");

    /// <summary>The timestamp format: seconds since 1900, from 2036 on counted anew, and 32 bits of a second's parts.</summary>
    private static void Timestamp(ref FieldReader reader, string name)
    {
        if (reader.Remaining < 8)
        {
            reader.Skip(8);
            return;
        }

        var seconds = BinaryPrimitives.ReadUInt32BigEndian(reader.Rest);
        var parts = BinaryPrimitives.ReadUInt32BigEndian(reader.Rest[4..]);
        var era = seconds < 0x8000_0000 ? 1L << 32 : 0;
        var time = First
            .AddSeconds(seconds + era)
            .AddTicks((long)(parts * (double)TimeSpan.TicksPerSecond / (1L << 32)));
        var text =
            (seconds | parts) == 0
                ? "not set"
                : time.ToString("yyyy-MM-dd HH:mm:ss.ffffff 'UTC'", CultureInfo.InvariantCulture);
        reader.Add(name, text, reader.Position, 8);
        reader.Skip(8);
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
            Monlist => "monlist",
            _ => $"request {code}",
        };

    private static string Operation(uint value) =>
        (value & 0x80) == 0 ? $"request {value & 0x1F}" : $"response {value & 0x1F}";
}
