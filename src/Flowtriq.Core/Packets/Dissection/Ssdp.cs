using System.Text;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>SSDP, the discovery of UPnP: HTTP headers in a datagram.</summary>
internal static class Ssdp
{
    public static PayloadProtocol Protocol { get; } =
        new("SSDP", "Simple Service Discovery Protocol", Describe, Fields);

    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        if (!payload.StartsWith("HTTP/1."u8) && !payload.StartsWith("M-SEARCH "u8) && !payload.StartsWith("NOTIFY "u8))
            return null;

        var subject = Header(payload, "ST:"u8) ?? Header(payload, "NT:"u8);
        var end = payload.IndexOf("\r\n"u8);
        var line = FieldReader.Printable(end < 0 ? payload : payload[..end], 60);
        return subject is null ? line : $"{line}, {subject}";
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        while (!reader.Ended && reader.Remaining > 0)
        {
            var end = reader.Rest.IndexOf("\r\n"u8);
            var length = end < 0 ? reader.Remaining : end;
            var line = reader.Rest[..length];
            var colon = line.IndexOf((byte)':');
            var name = colon > 0 ? FieldReader.Printable(line[..colon], 40) : "Start line";
            if (length > 0)
                reader.Add(name, FieldReader.Printable(line[(colon + 1)..]).Trim(), reader.Position, length);
            reader.Skip(end < 0 ? length : length + 2);
        }
    }

    private static string? Header(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> name)
    {
        foreach (var range in payload.Split((byte)'\n'))
        {
            var line = payload[range];
            if (line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                return FieldReader.Printable(line[name.Length..].Trim(" \r"u8), 60);
        }

        return null;
    }
}
