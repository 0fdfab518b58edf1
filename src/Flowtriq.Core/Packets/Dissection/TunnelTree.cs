namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Takes apart what lies between an outer packet and the IP header inside it.</summary>
internal static class TunnelTree
{
    /// <summary>Adds the tunnel's own header and any link headers inside; <paramref name="end"/> is the inner IP header.</summary>
    public static void Add(ReadOnlySpan<byte> frame, in PacketHeader outer, int end, List<PacketLayer> layers)
    {
        if (end <= outer.PayloadOffset)
            return;

        var reader = new FieldReader(frame[..end], outer.PayloadOffset);
        switch (outer.Protocol)
        {
            case IpProtocol.Gre:
                var flags = reader.Word("Flags and version", FieldReader.Hex);
                var type = reader.Word("Protocol type", value => $"{ProtocolNames.OfEtherType(value)} (0x{value:x4})");
                if ((flags & 0x8000) != 0)
                    reader.Long("Checksum", FieldReader.Hex);
                if ((flags & 0x2000) != 0)
                    reader.Long("Key", FieldReader.Hex);
                if ((flags & 0x1000) != 0)
                    reader.Long("Sequence number");
                layers.Add(reader.ToLayer("Generic Routing Encapsulation"));
                AddInside(frame, end, type, reader.Position, layers);
                break;
            case IpProtocol.Udp when outer.DestinationPort == Tunnels.VxlanPort:
                reader.Byte("Flags", FieldReader.Hex);
                reader.Skip(3);
                reader.Long("Network identifier", value => $"{value >> 8}");
                layers.Add(reader.ToLayer("Virtual eXtensible Local Area Network"));
                LinkTree.Add(frame, LinkType.Ethernet, reader.Position, end, layers);
                break;
            default:
                reader.Byte("Flags", FieldReader.Hex);
                reader.Byte("Message type");
                reader.Word("Length");
                reader.Long("Tunnel endpoint ID", FieldReader.Hex);
                reader.Bytes("Options", reader.Remaining);
                layers.Add(reader.ToLayer("GPRS Tunneling Protocol, user plane"));
                break;
        }
    }

    private static void AddInside(ReadOnlySpan<byte> frame, int end, uint type, int at, List<PacketLayer> layers)
    {
        if (type == EtherTypes.TransparentEthernet)
            LinkTree.Add(frame, LinkType.Ethernet, at, end, layers);
        else
            LinkTree.AddTags(frame, end, type, at, layers);
    }
}
