using System.Buffers.Binary;
using System.Globalization;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>DNS over UDP (RFC 1035), and multicast DNS and LLMNR, which share its format.</summary>
internal static class Dns
{
    private const int HeaderLength = 12;
    private const ushort Response = 0x8000;
    private const ushort Truncated = 0x0200;
    private const ushort Opt = 41;

    public static PayloadProtocol Protocol { get; } = new("DNS", "Domain Name System", Describe, Fields);

    public static PayloadProtocol Multicast { get; } = new("MDNS", "Multicast Domain Name System", Describe, Fields);

    public static PayloadProtocol LinkLocal { get; } =
        new("LLMNR", "Link-local Multicast Name Resolution", Describe, Fields);

    /// <summary>"response ANY isc.org, 27 RR" or "query A example.com".</summary>
    private static string? Describe(ReadOnlySpan<byte> payload, in PacketHeader header)
    {
        if (payload.Length < HeaderLength)
            return null;

        var flags = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        var questions = BinaryPrimitives.ReadUInt16BigEndian(payload[4..]);
        var answers = BinaryPrimitives.ReadUInt16BigEndian(payload[6..]);
        var authority = BinaryPrimitives.ReadUInt16BigEndian(payload[8..]);
        var opcode = (flags >> 11) & 0xF;
        if (opcode > 6 || questions > 64)
            return null;

        var question = "";
        if (questions > 0)
        {
            var name = DnsName.Read(payload, HeaderLength, out var after);
            var type =
                after + 2 <= payload.Length
                    ? DnsTypes.NameOf(BinaryPrimitives.ReadUInt16BigEndian(payload[after..]))
                    : "?";
            question = $" {type} {name}";
        }

        if ((flags & Response) == 0)
            return $"query{question}";

        var code = (flags & 0xF) == 0 ? "" : $" {DnsTypes.NameOfCode(flags & 0xF)}";
        var cut = (flags & Truncated) == 0 ? "" : ", truncated";
        return $"response{code}{question}, {(answers + authority).ToString(CultureInfo.InvariantCulture)} RR{cut}";
    }

    private static void Fields(ref FieldReader reader, in PacketHeader header)
    {
        // Names may point back into the message, so it is kept whole.
        var message = reader.Rest;
        var start = reader.Position;
        reader.Word("Transaction ID", FieldReader.Hex);
        reader.Word("Flags", Flags);
        var questions = reader.Word("Questions");
        var records = reader.Word("Answer RRs") + reader.Word("Authority RRs") + reader.Word("Additional RRs");
        for (var i = 0; i < questions && !reader.Ended; i++)
        {
            var at = reader.Position;
            var name = DnsName.Read(message, at - start, out var after);
            reader.Skip(start + after - at);
            reader.Add("Name", name, at, start + after - at);
            reader.Word("Type", DnsTypes.NameOf);
            reader.Word("Class", value => value == 1 ? "IN" : FieldReader.Hex(value));
        }

        for (var i = 0; i < records && !reader.Ended; i++)
            Record(ref reader, message, start);
    }

    private static void Record(ref FieldReader reader, ReadOnlySpan<byte> message, int start)
    {
        var at = reader.Position;
        var name = DnsName.Read(message, at - start, out var after);
        var rest = new SpanReader(message, after);
        var type = rest.ReadUInt16();
        var @class = rest.ReadUInt16();
        var seconds = rest.ReadUInt32();
        var length = rest.ReadUInt16();
        rest.Skip(length);
        if (rest.Failed)
        {
            reader.Skip(int.MaxValue);
            return;
        }

        var kind = DnsTypes.NameOf(type);
        var value = DnsRecordData.Text(message, rest.Position - length, length, kind);
        var whole = start + rest.Position - at;
        // An OPT record (RFC 6891 §6.1) keeps the payload size in its class, and flags where others have their time.
        var text =
            type == Opt ? $"{kind}, UDP payload {@class}, {length} bytes" : $"{name} {kind} {value}, TTL {seconds}";
        reader.Add("Record", text, at, whole);
        reader.Skip(whole);
    }

    private static string Flags(uint flags)
    {
        var kind = (flags & Response) == 0 ? "query" : $"response, {DnsTypes.NameOfCode((int)(flags & 0xF))}";
        return $"{FieldReader.Hex(flags)} ({kind})";
    }
}
