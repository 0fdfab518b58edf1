using System.Globalization;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Takes apart what lies before the IP header, or the whole frame when there is none.</summary>
internal static class LinkTree
{
    /// <summary>Adds the layers from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static void Add(ReadOnlySpan<byte> frame, LinkType link, int start, int end, List<PacketLayer> layers)
    {
        var reader = new FieldReader(frame[..end], start);
        uint etherType;
        switch (link)
        {
            case LinkType.Ethernet:
                reader.Hardware("Destination");
                reader.Hardware("Source");
                etherType = reader.Word("Type", EtherType);
                Finish(ref reader, "Ethernet II", layers);
                break;
            case LinkType.LinuxSll:
                reader.Word("Packet type");
                reader.Word("Address type");
                reader.Word("Address length");
                reader.Bytes("Source", 8);
                etherType = reader.Word("Protocol", EtherType);
                Finish(ref reader, "Linux cooked capture v1", layers);
                break;
            case LinkType.LinuxSll2:
                etherType = reader.Word("Protocol", EtherType);
                reader.Word("Reserved");
                reader.Long("Interface index");
                reader.Word("Address type");
                reader.Byte("Packet type");
                reader.Byte("Address length");
                reader.Bytes("Source", 8);
                Finish(ref reader, "Linux cooked capture v2", layers);
                break;
            case LinkType.Null or LinkType.Loop:
                reader.Long("Family", FieldReader.Hex);
                Finish(ref reader, "Loopback", layers);
                etherType = 0;
                break;
            default:
                etherType = 0;
                break;
        }

        AddTags(frame, end, etherType, reader.Position, layers);
    }

    /// <summary>Adds tags and labels after an EtherType, and one layer of bytes for anything else before the IP header.</summary>
    public static void AddTags(ReadOnlySpan<byte> frame, int end, uint etherType, int start, List<PacketLayer> layers)
    {
        for (var at = start; at < end; )
        {
            var reader = new FieldReader(frame[..end], at);
            switch (etherType)
            {
                case EtherTypes.Vlan or EtherTypes.ServiceVlan or EtherTypes.StackedVlan:
                    var tag = reader.Word("Priority", value => $"{value >> 13}");
                    reader.Add("ID", (tag & 0xFFF).ToString(CultureInfo.InvariantCulture), reader.Position - 2, 2);
                    etherType = reader.Word("Type", EtherType);
                    Finish(ref reader, $"802.1Q Virtual LAN {tag & 0xFFF}", layers);
                    break;
                case EtherTypes.Mpls or EtherTypes.MplsMulticast:
                    var label = reader.Long("Label", value => $"{value >> 12}");
                    reader.Add("Traffic class", $"{(label >> 9) & 7}", reader.Position - 2, 1);
                    reader.Add("Bottom of stack", $"{(label >> 8) & 1}", reader.Position - 2, 1);
                    reader.Add("Time to live", $"{label & 0xFF}", reader.Position - 1, 1);
                    if ((label & 0x100) != 0)
                        etherType = 0;
                    Finish(ref reader, $"MPLS label {label >> 12}", layers);
                    break;
                case EtherTypes.PppoeSession:
                    reader.Byte("Version and type", FieldReader.Hex);
                    reader.Byte("Code");
                    reader.Word("Session ID", FieldReader.Hex);
                    reader.Word("Payload length");
                    reader.Word("PPP protocol", FieldReader.Hex);
                    etherType = 0;
                    Finish(ref reader, "PPP-over-Ethernet session", layers);
                    break;
                default:
                    reader.Bytes("Bytes", end - at);
                    Finish(ref reader, "Encapsulation", layers);
                    break;
            }

            at = Math.Max(reader.Position, at + 1);
        }
    }

    private static void Finish(ref FieldReader reader, string name, List<PacketLayer> layers) =>
        layers.Add(reader.ToLayer(name));

    private static string EtherType(uint value) => $"{ProtocolNames.OfEtherType(value)} (0x{value:x4})";
}
