using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>The data of a DNS record as text: addresses, names, and the numbers of the records that amplification likes.</summary>
internal static class DnsRecordData
{
    /// <summary>The text.</summary>
    /// <param name="message">The whole message, which names may point back into.</param>
    /// <param name="start">Where the data starts in it.</param>
    /// <param name="length">Bytes of data.</param>
    /// <param name="type">The record's type, as <see cref="DnsTypes"/> names it.</param>
    public static string Text(ReadOnlySpan<byte> message, int start, int length, string type)
    {
        var data = message.Slice(start, length);
        return (type, length) switch
        {
            ("A", 4) or ("AAAA", 16) => IpAddress.FromBytes(data).ToString(),
            ("CNAME" or "NS" or "PTR", _) => DnsName.Read(message, start, out _),
            ("TXT", _) => FieldReader.Printable(data),
            ("MX", > 2) => $"{Word(data)} {DnsName.Read(message, start + 2, out _)}",
            ("SRV", > 6) => $"{DnsName.Read(message, start + 6, out _)} port {Word(data[4..])}",
            ("SOA", _) => Authority(message, start),
            ("DS" or "DNSKEY", > 4) => $"{Word(data)} algorithm {(type == "DS" ? data[2] : data[3])}, {length} bytes",
            ("RRSIG", > 18) => $"of {DnsTypes.NameOf(Word(data))} by {DnsName.Read(message, start + 18, out _)}",
            _ => $"{length} bytes",
        };
    }

    private static string Authority(ReadOnlySpan<byte> message, int start)
    {
        var server = DnsName.Read(message, start, out var after);
        return $"{server} {DnsName.Read(message, after, out _)}";
    }

    private static ushort Word(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16BigEndian(data);
}
