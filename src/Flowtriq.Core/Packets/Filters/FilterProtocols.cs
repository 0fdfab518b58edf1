namespace Flowtriq.Core.Packets.Filters;

/// <summary>Protocol names of a filter: those of a header, and those of the protocol column.</summary>
internal static class FilterProtocols
{
    private static readonly string[] Columns =
    [
        "arp",
        "lldp",
        "lacp",
        "llc",
        "dns",
        "mdns",
        "llmnr",
        "ntp",
        "ssdp",
        "cldap",
        "memcached",
        "snmp",
        "quic",
        "isakmp",
        "igmp",
        "ospf",
        "eigrp",
        "pim",
        "vrrp",
        "vxlan",
        "gtp",
    ];

    /// <summary>The condition, or null when the word is no protocol.</summary>
    public static PacketTest? Make(string word)
    {
        if (word == "ip")
            return (in PacketHeader header, in Dissection.PacketSummary _, bool _) =>
                header.IpLength != 0 && header.Source.IsV4;
        if (word == "ip6")
            return (in PacketHeader header, in Dissection.PacketSummary _, bool _) =>
                header.IpLength != 0 && !header.Source.IsV4;
        if (word == "frag")
            return (in PacketHeader header, in Dissection.PacketSummary _, bool _) => header.IsFragment;
        if (OfHeader(word) is { } protocol)
            return (in PacketHeader header, in Dissection.PacketSummary _, bool _) =>
                header.IpLength != 0 && header.Protocol == protocol;
        if (Array.IndexOf(Columns, word) < 0)
            return null;
        return (in PacketHeader _, in Dissection.PacketSummary summary, bool _) =>
            string.Equals(summary.Protocol, word, StringComparison.OrdinalIgnoreCase);
    }

    private static IpProtocol? OfHeader(string word) =>
        word switch
        {
            "tcp" => IpProtocol.Tcp,
            "udp" => IpProtocol.Udp,
            "icmp" => IpProtocol.Icmp,
            "icmp6" or "icmpv6" => IpProtocol.IcmpV6,
            "sctp" => IpProtocol.Sctp,
            "gre" => IpProtocol.Gre,
            "esp" => IpProtocol.Esp,
            "ah" => IpProtocol.AuthenticationHeader,
            "ipip" => IpProtocol.IpIp,
            "6in4" => IpProtocol.Ipv6,
            _ => null,
        };
}
