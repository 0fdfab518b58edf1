using System.Globalization;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Takes apart IPv4 and IPv6 headers with their options and extension headers.</summary>
internal static class IpTree
{
    /// <summary>Adds the layers from the IP header to the transport header.</summary>
    public static void Add(ReadOnlySpan<byte> frame, in PacketHeader header, List<PacketLayer> layers)
    {
        if (header.Source.IsV4 && (frame[header.IpOffset] >> 4) == 4)
            AddV4(frame, header, layers);
        else
            AddV6(frame, header, layers);
    }

    private static void AddV4(ReadOnlySpan<byte> frame, in PacketHeader header, List<PacketLayer> layers)
    {
        var reader = new FieldReader(frame, header.IpOffset);
        var first = reader.Byte("Version", value => $"{value >> 4}");
        var length = (int)(first & 0xF) * 4;
        reader.Add("Header length", $"{length} bytes", header.IpOffset, 1);
        reader.Byte("DSCP", value => $"{value >> 2}");
        reader.Word("Total length");
        reader.Word("Identification", FieldReader.Hex);
        var fragment = reader.Word("Flags", Flags);
        reader.Add("Fragment offset", $"{(fragment & 0x1FFF) * 8}", reader.Position - 2, 2);
        reader.Byte("Time to live");
        reader.Byte("Protocol", Protocol);
        reader.Word("Header checksum", FieldReader.Hex);
        reader.Address("Source", 4);
        reader.Address("Destination", 4);
        if (length > 20)
            reader.Bytes("Options", length - 20);
        layers.Add(reader.ToLayer("Internet Protocol Version 4"));
        AddExtensions(frame, (IpProtocol)frame[header.IpOffset + 9], reader.Position, header, layers);
    }

    private static void AddV6(ReadOnlySpan<byte> frame, in PacketHeader header, List<PacketLayer> layers)
    {
        var reader = new FieldReader(frame, header.IpOffset);
        var first = reader.Long("Version", value => $"{value >> 28}");
        reader.Add("Traffic class", $"{(first >> 20) & 0xFF}", header.IpOffset, 2);
        reader.Add("Flow label", FieldReader.Hex(first & 0xF_FFFF), header.IpOffset + 1, 3);
        reader.Word("Payload length");
        reader.Byte("Next header", Protocol);
        reader.Byte("Hop limit");
        reader.Address("Source", 16);
        reader.Address("Destination", 16);
        layers.Add(reader.ToLayer("Internet Protocol Version 6"));
        AddExtensions(frame, (IpProtocol)frame[header.IpOffset + 6], reader.Position, header, layers);
    }

    /// <summary>The headers between the IP header and the transport, whose place the parser has found.</summary>
    private static void AddExtensions(
        ReadOnlySpan<byte> frame,
        IpProtocol protocol,
        int at,
        in PacketHeader header,
        List<PacketLayer> layers
    )
    {
        var end = Math.Min(header.TransportOffset, frame.Length);
        while (at < end)
        {
            var reader = new FieldReader(frame[..end], at);
            var next = reader.Byte("Next header", Protocol);
            if (protocol == IpProtocol.Ipv6Fragment)
            {
                reader.Byte("Reserved");
                var field = reader.Word("Fragment offset", value => $"{value & 0xFFF8}");
                reader.Add("More fragments", $"{field & 1}", reader.Position - 1, 1);
                reader.Long("Identification", FieldReader.Hex);
            }
            else
            {
                var words = reader.Byte("Length");
                var length = protocol == IpProtocol.AuthenticationHeader ? (words + 2) * 4 : (words + 1) * 8;
                reader.Bytes("Contents", (int)length - 2);
            }

            layers.Add(reader.ToLayer($"Extension header {ProtocolNames.OfIp(protocol)}"));
            protocol = (IpProtocol)next;
            at = Math.Max(reader.Position, at + 1);
        }
    }

    private static string Protocol(uint value) => $"{ProtocolNames.OfIp((IpProtocol)value)} ({value})";

    private static string Flags(uint field)
    {
        var dont = (field & 0x4000) != 0 ? "don't fragment" : "";
        var more = (field & 0x2000) != 0 ? "more fragments" : "";
        return (dont, more) switch
        {
            ("", "") => "none",
            ("", _) => more,
            (_, "") => dont,
            _ => string.Create(CultureInfo.InvariantCulture, $"{dont}, {more}"),
        };
    }
}
