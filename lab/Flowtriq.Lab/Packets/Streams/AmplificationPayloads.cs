using System.Text;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>Replies of the services most abused for amplification, as they look on the wire.</summary>
public static class AmplificationPayloads
{
    /// <summary>A DNS response to "ANY isc.org" of 27 records, padded by its keys and signatures to about the length given.</summary>
    public static byte[] Dns(Random random, int length = 1446)
    {
        const int Records = 27;
        var writer = new ByteWriter()
            .Write16(random.Next(65_536))
            .Write16(0x8180)
            .Write16(1)
            .Write16(Records)
            .Write16(0)
            .Write16(0)
            .Write("\u0003isc\u0003org\0"u8)
            .Write16(255)
            .Write16(1);
        var each = ((length - writer.Length) / Records) - 12;
        for (var i = 0; i < Records; i++)
        {
            var (type, data) = Record(random, i % 3, each);
            writer.Write16(0xC00C).Write16(type).Write16(1).Write32(7200).Write16(data.Length).Write(data);
        }

        return writer.ToArray();
    }

    /// <summary>A DNS query for a random name below <paramref name="zone"/>, as in a water-torture flood.</summary>
    public static byte[] DnsQuery(Random random, string zone = "example")
    {
        var label = random.NextInt64().ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        return new ByteWriter()
            .Write16(random.Next(65_536))
            .Write16(0x0100)
            .Write16(1)
            .Write32(0)
            .Write16(0)
            .Write8(label.Length)
            .Write(Encoding.ASCII.GetBytes(label))
            .Write8(zone.Length)
            .Write(Encoding.ASCII.GetBytes(zone))
            .Write8(0)
            .Write16(1)
            .Write16(1)
            .ToArray();
    }

    /// <summary>One packet of an NTP "monlist" reply: private mode 7, request code 42, six entries of 72 bytes.</summary>
    public static byte[] Ntp(Random random, int sequence)
    {
        var entries = new byte[6 * 72];
        random.NextBytes(entries);
        return new ByteWriter()
            .Write8(0xD7)
            .Write8(sequence % 100)
            .Write8(3)
            .Write8(42)
            .Write16(6)
            .Write16(72)
            .Write(entries)
            .ToArray();
    }

    /// <summary>A CLDAP searchResEntry for the root, with attributes of about <paramref name="length"/> bytes, and the end.</summary>
    public static byte[] Cldap(Random random, int length = 700)
    {
        var attributes = new byte[length - 64];
        random.NextBytes(attributes);
        var partial = Tag(0x30, Tag(0x30, [.. Tag(0x04, "subschemaSubentry"u8), .. Tag(0x31, Tag(0x04, attributes))]));
        var entry = Tag(0x30, [0x02, 0x01, 0x07, .. Tag(0x64, [.. Tag(0x04, []), .. partial])]);
        var done = Tag(0x30, [0x02, 0x01, 0x07, .. Tag(0x65, [0x0A, 0x01, 0x00, 0x04, 0x00, 0x04, 0x00])]);
        return [.. entry, .. done];
    }

    /// <summary>One datagram of a memcached reply over UDP: frame header, then a part of the value.</summary>
    public static byte[] Memcached(Random random, int sequence, int length = 1400)
    {
        var total = 750;
        var head = sequence % total == 0 ? "VALUE a 0 1048576\r\n"u8.ToArray() : [];
        var value = new byte[length - 8 - head.Length];
        Array.Fill(value, (byte)('a' + random.Next(26)));
        return new ByteWriter()
            .Write16(0)
            .Write16(sequence % total)
            .Write16(total)
            .Write16(0)
            .Write(head)
            .Write(value)
            .ToArray();
    }

    /// <summary>An SSDP answer of a home router to M-SEARCH.</summary>
    public static byte[] Ssdp(Random random) =>
        Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=120\r\nST: upnp:rootdevice\r\n"
                + $"USN: uuid:{random.Next():x8}-0000-0000-0000-{random.Next():x12}::upnp:rootdevice\r\n"
                + "EXT:\r\nSERVER: Linux/2.6.36 UPnP/1.1 MiniUPnPd/1.9\r\n"
                + $"LOCATION: http://192.168.1.1:{random.Next(1024, 65_536)}/rootDesc.xml\r\n\r\n"
        );

    /// <summary>A signature (RRSIG), a key (DNSKEY) or text (TXT) of exactly this length.</summary>
    private static (int Type, byte[] Data) Record(Random random, int kind, int length)
    {
        var filler = new byte[length];
        random.NextBytes(filler);
        byte[] head = kind switch
        {
            0 => [0, 2, 8, 2, 0, 0, 0x1C, 0x20, .. filler[..10], .. "\u0003isc\u0003org\0"u8],
            1 => [1, 1, 3, 8],
            _ => [(byte)(length - 1)],
        };
        return (
            kind switch
            {
                0 => 46,
                1 => 48,
                _ => 16,
            },
            [.. head, .. filler[head.Length..]]
        );
    }

    /// <summary>BER with the four-byte long form that Active Directory writes.</summary>
    private static byte[] Tag(byte tag, ReadOnlySpan<byte> value) =>
        new ByteWriter().Write8(tag).Write8(0x84).Write32((uint)value.Length).Write(value).ToArray();
}
