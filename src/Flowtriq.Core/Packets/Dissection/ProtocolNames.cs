namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Names that people read for the numbers of EtherTypes, IP protocols and ICMP messages (IANA).</summary>
internal static class ProtocolNames
{
    public static string OfEtherType(uint value) =>
        value switch
        {
            0x0800 => "IPv4",
            0x0806 => "ARP",
            0x8035 => "RARP",
            0x8100 => "802.1Q",
            0x88A8 => "802.1ad",
            0x9100 => "QinQ",
            0x86DD => "IPv6",
            0x8847 or 0x8848 => "MPLS",
            0x8863 => "PPPoE discovery",
            0x8864 => "PPPoE",
            0x8808 => "Flow control",
            0x8809 => "LACP",
            0x888E => "802.1X",
            0x88CC => "LLDP",
            0x8902 => "CFM",
            0x6558 => "Ethernet",
            <= 1500 => "LLC",
            _ => $"0x{value:x4}",
        };

    /// <summary>Text of the protocol column for an IP protocol that no dissector claims.</summary>
    public static string OfIp(IpProtocol protocol) =>
        protocol switch
        {
            IpProtocol.HopByHop => "IPv6-HBH",
            IpProtocol.Icmp => "ICMP",
            IpProtocol.Igmp => "IGMP",
            IpProtocol.IpIp => "IPIP",
            IpProtocol.Tcp => "TCP",
            IpProtocol.Udp => "UDP",
            IpProtocol.Ipv6 => "6IN4",
            IpProtocol.Ipv6Route => "IPv6-ROUTE",
            IpProtocol.Ipv6Fragment => "FRAG",
            IpProtocol.Gre => "GRE",
            IpProtocol.Esp => "ESP",
            IpProtocol.AuthenticationHeader => "AH",
            IpProtocol.IcmpV6 => "ICMPv6",
            IpProtocol.NoNextHeader => "IPv6-NONXT",
            IpProtocol.DestinationOptions => "IPv6-OPTS",
            IpProtocol.Sctp => "SCTP",
            (IpProtocol)33 => "DCCP",
            (IpProtocol)88 => "EIGRP",
            (IpProtocol)89 => "OSPF",
            (IpProtocol)103 => "PIM",
            (IpProtocol)112 => "VRRP",
            (IpProtocol)115 => "L2TP",
            (IpProtocol)136 => "UDPLITE",
            _ => $"IP/{(byte)protocol}",
        };

    public static string OfIcmp(uint type, uint code) =>
        type switch
        {
            0 => "Echo (ping) reply",
            3 => "Destination unreachable" + Unreachable(code),
            4 => "Source quench",
            5 => "Redirect",
            8 => "Echo (ping) request",
            9 => "Router advertisement",
            10 => "Router solicitation",
            11 => code == 1 ? "Fragment reassembly time exceeded" : "Time to live exceeded in transit",
            12 => "Parameter problem",
            13 => "Timestamp request",
            14 => "Timestamp reply",
            17 => "Address mask request",
            18 => "Address mask reply",
            _ => $"Type {type}, code {code}",
        };

    public static string OfIcmpV6(uint type, uint code) =>
        type switch
        {
            1 => "Destination unreachable",
            2 => "Packet too big",
            3 => "Time exceeded",
            4 => "Parameter problem",
            128 => "Echo (ping) request",
            129 => "Echo (ping) reply",
            130 => "Multicast listener query",
            131 or 143 => "Multicast listener report",
            133 => "Router solicitation",
            134 => "Router advertisement",
            135 => "Neighbor solicitation",
            136 => "Neighbor advertisement",
            137 => "Redirect",
            _ => $"Type {type}, code {code}",
        };

    private static string Unreachable(uint code) =>
        code switch
        {
            0 => " (Network unreachable)",
            1 => " (Host unreachable)",
            2 => " (Protocol unreachable)",
            3 => " (Port unreachable)",
            4 => " (Fragmentation needed)",
            9 or 10 or 13 => " (Communication administratively filtered)",
            _ => $" (code {code})",
        };
}
