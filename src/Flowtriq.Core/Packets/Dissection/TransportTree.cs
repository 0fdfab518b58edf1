namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Takes apart the transport header.</summary>
internal static class TransportTree
{
    /// <summary>Adds the transport layer; nothing for later fragments and where the frame was cut before it.</summary>
    public static void Add(ReadOnlySpan<byte> packet, in PacketHeader header, List<PacketLayer> layers)
    {
        if (header.IsLaterFragment || header.TransportOffset >= packet.Length)
            return;

        var reader = new FieldReader(packet, header.TransportOffset);
        switch (header.Protocol)
        {
            case IpProtocol.Tcp:
                Tcp(ref reader);
                layers.Add(reader.ToLayer("Transmission Control Protocol"));
                break;
            case IpProtocol.Udp:
                Ports(ref reader);
                reader.Word("Length");
                reader.Word("Checksum", FieldReader.Hex);
                layers.Add(reader.ToLayer("User Datagram Protocol"));
                break;
            case IpProtocol.Icmp:
                Icmp(ref reader, ProtocolNames.OfIcmp, header, echo: header.IcmpType is 0 or 8);
                layers.Add(reader.ToLayer("Internet Control Message Protocol"));
                break;
            case IpProtocol.IcmpV6:
                Icmp(ref reader, ProtocolNames.OfIcmpV6, header, echo: header.IcmpType is 128 or 129);
                layers.Add(reader.ToLayer("Internet Control Message Protocol v6"));
                break;
            case IpProtocol.Sctp:
                Ports(ref reader);
                reader.Long("Verification tag", FieldReader.Hex);
                reader.Long("Checksum", FieldReader.Hex);
                layers.Add(reader.ToLayer("Stream Control Transmission Protocol"));
                break;
            case IpProtocol.Esp:
                reader.Long("SPI", FieldReader.Hex);
                reader.Long("Sequence");
                layers.Add(reader.ToLayer("Encapsulating Security Payload"));
                break;
            default:
                break;
        }
    }

    private static void Ports(ref FieldReader reader)
    {
        reader.Word("Source port");
        reader.Word("Destination port");
    }

    private static void Tcp(ref FieldReader reader)
    {
        Ports(ref reader);
        reader.Long("Sequence number");
        reader.Long("Acknowledgment number");
        var words = reader.Byte("Header length", value => $"{(value >> 4) * 4} bytes") >> 4;
        reader.Byte("Flags", value => $"{FieldReader.Hex(value)} ({TcpFlagText.Of((TcpFlags)value)})");
        reader.Word("Window");
        reader.Word("Checksum", FieldReader.Hex);
        reader.Word("Urgent pointer");
        if (words > 5)
            reader.Bytes("Options", (int)(words - 5) * 4);
    }

    private static void Icmp(ref FieldReader reader, Func<uint, uint, string> name, in PacketHeader header, bool echo)
    {
        uint code = header.IcmpCode;
        reader.Byte("Type", type => $"{type} ({name(type, code)})");
        reader.Byte("Code");
        reader.Word("Checksum", FieldReader.Hex);
        if (echo)
        {
            reader.Word("Identifier", FieldReader.Hex);
            reader.Word("Sequence number");
        }
        else
        {
            reader.Bytes("Rest of header", 4);
        }
    }
}
