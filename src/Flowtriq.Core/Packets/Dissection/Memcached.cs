namespace Flowtriq.Core.Packets.Dissection;

/// <summary>memcached over UDP: an eight-byte frame header, then the text or binary protocol.</summary>
internal static class Memcached
{
    private const int FrameHeaderLength = 8;

    public static PayloadProtocol Protocol { get; } = new("MEMCACHED", "Memcached", Describe, Fields);

    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        var reader = new SpanReader(payload);
        reader.Skip(2);
        var (sequence, total) = (reader.ReadUInt16(), reader.ReadUInt16());
        reader.Skip(2);
        if (reader.Failed || total == 0 || sequence >= total)
            return null;

        var body = payload[FrameHeaderLength..];
        var end = body.IndexOf("\r\n"u8);
        var line = end > 0 ? body[..end] : default;
        var said =
            line.IsEmpty || line.ContainsAnyExceptInRange((byte)' ', (byte)'~')
                ? ""
                : $", {FieldReader.Printable(line, 40)}";
        var kind = header.SourcePort == 11_211 ? "response" : "request";
        return $"{kind} {sequence + 1}/{total}{said}";
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        reader.Word("Request ID", FieldReader.Hex);
        reader.Word("Sequence number");
        reader.Word("Datagrams in all");
        reader.Word("Reserved");
        while (!reader.Ended && reader.Remaining > 0)
        {
            var end = reader.Rest.IndexOf("\r\n"u8);
            reader.Text("Text", end < 0 ? reader.Remaining : end + 2);
        }
    }
}
