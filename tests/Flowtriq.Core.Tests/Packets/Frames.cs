using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>One valid frame of every header combination, the seeds of the golden and of the mutation tests.</summary>
internal static class Frames
{
    public const string Source = "192.0.2.1";
    public const string Destination = "203.0.113.9";
    public const string Source6 = "2001:db8::1";
    public const string Destination6 = "2001:db8:1::9";

    public static PacketBuilder V4(PacketBuilder start) => start.IPv4(Source, Destination);

    public static PacketBuilder V6(PacketBuilder start) => start.IPv6(Source6, Destination6);

    /// <summary>Frames that end in UDP 53 → 31337 with five bytes of payload, by the name of what surrounds it.</summary>
    public static Dictionary<string, PacketBuilder> DirectUdp { get; } =
        new()
        {
            ["ethernet"] = V4(PacketBuilder.Ethernet()),
            ["ethernet-v6"] = V6(PacketBuilder.Ethernet()),
            ["vlan"] = V4(PacketBuilder.Ethernet().Vlan(7)),
            ["qinq-88a8"] = V4(PacketBuilder.Ethernet().OuterVlan(7).Vlan(8)),
            ["qinq-9100"] = V6(PacketBuilder.Ethernet().OuterVlan(7, 0x9100).Vlan(8)),
            ["mpls"] = V4(PacketBuilder.Ethernet().Mpls(16).Mpls(17)),
            ["mpls-v6"] = V6(PacketBuilder.Ethernet().Mpls(16)),
            ["mpls-pseudowire"] = V4(PacketBuilder.Ethernet().Mpls(16).ControlWord().EthernetHeader()),
            ["mpls-pseudowire-vlan"] = V4(PacketBuilder.Ethernet().Mpls(16).EthernetHeader().Vlan(7)),
            ["pppoe"] = V4(PacketBuilder.Ethernet().Vlan(7).Pppoe()),
            ["pppoe-v6"] = V6(PacketBuilder.Ethernet().Pppoe()),
            ["ppp"] = V4(PacketBuilder.Ppp()),
            ["ppp-bare"] = V6(PacketBuilder.Ppp(withAddress: false)),
            ["sll"] = V4(PacketBuilder.LinuxCooked()),
            ["sll-vlan"] = V4(PacketBuilder.LinuxCooked().Vlan(7)),
            ["sll2"] = V6(PacketBuilder.LinuxCooked(2)),
            ["null"] = V4(PacketBuilder.Loopback()),
            ["null-v6"] = V6(PacketBuilder.Loopback()),
            ["loop"] = V4(PacketBuilder.Loopback(LinkType.Loop)),
            ["raw"] = V4(PacketBuilder.Raw()),
            ["raw-v6"] = V6(PacketBuilder.Raw()),
            ["options"] = PacketBuilder
                .Ethernet()
                .IPv4(Source, Destination, new Ipv4Fields { Options = [0x94, 4, 0, 0, 7, 7, 4, 0, 0, 0, 0] }),
            ["hop-by-hop"] = V6(PacketBuilder.Ethernet()).Extension(IpProtocol.HopByHop),
            ["all-extensions"] = V6(PacketBuilder.Ethernet())
                .Extension(IpProtocol.HopByHop)
                .Extension(IpProtocol.DestinationOptions, 16)
                .Extension(IpProtocol.Ipv6Route, 24)
                .Fragment(0, more: false, identification: 9)
                .Authentication(),
            ["ah-v4"] = V4(PacketBuilder.Ethernet()).Authentication(),
        };

    /// <summary>Tunnels around an inner packet 10.0.0.1 → 10.0.0.2, UDP 53 → 31337.</summary>
    public static Dictionary<string, PacketBuilder> Tunnels { get; } =
        new()
        {
            ["gre"] = V4(PacketBuilder.Ethernet()).Gre(),
            ["gre-options"] = V4(PacketBuilder.Ethernet()).Gre(key: 5, sequence: 6, checksum: true),
            ["gre-v6"] = V6(PacketBuilder.Ethernet()).Gre(key: 5),
            ["gre-mpls"] = V4(PacketBuilder.Ethernet()).Gre().Mpls(16),
            ["nvgre"] = V4(PacketBuilder.Ethernet()).Gre(key: 0x100).EthernetHeader().Vlan(9),
            ["ipip"] = V4(PacketBuilder.Ethernet()),
            ["ip-in-v6"] = V6(PacketBuilder.Ethernet()),
            ["vxlan"] = V4(PacketBuilder.Ethernet()).Vxlan(),
            ["gtp"] = V4(PacketBuilder.Ethernet()).GtpU(),
            ["gtp-sequence"] = V4(PacketBuilder.Ethernet()).GtpU(sequence: true),
            ["gtp-extensions"] = V4(PacketBuilder.Ethernet()).GtpU(extensions: 2),
        };

    public static byte[] WithUdp(PacketBuilder outer) => outer.Udp(53, 31_337).Payload("hello"u8).Build();

    public static byte[] WithInner(PacketBuilder outer) => WithUdp(outer.IPv4("10.0.0.1", "10.0.0.2"));

    /// <summary>Every valid frame with its link type.</summary>
    public static (LinkType Link, byte[] Frame)[] All { get; } =
    [
        .. DirectUdp.Values.Select(outer => (outer.Link, WithUdp(outer))),
        .. Tunnels.Values.Select(outer => (outer.Link, WithInner(outer))),
        .. Transports().Select(packet => (packet.Link, packet.Build())),
    ];

    private static IEnumerable<PacketBuilder> Transports()
    {
        var v4 = V4(PacketBuilder.Ethernet());
        var v6 = V6(PacketBuilder.Ethernet());
        yield return v4.Tcp(443, 51_822, TcpFlags.Ack, options: [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2])
            .Payload("data"u8);
        yield return v6.Tcp(443, 51_822, TcpFlags.Syn | TcpFlags.Ack);
        yield return v4.Icmp(8).Payload(56);
        yield return v6.IcmpV6(128).Payload(56);
        yield return v4.Sctp(2905, 2905).Payload([11, 0, 0, 4]);
        yield return v4.Esp().Payload(64);
        yield return v4.Raw((IpProtocol)89, new byte[44]);
        yield return v6.Fragment(1448, more: true, identification: 77).Raw(IpProtocol.Udp, new byte[64]);
    }
}
