namespace Flowtriq.Core.Packets;

/// <summary>IP protocol numbers that this software treats by name (IANA); any other value is legal.</summary>
public enum IpProtocol : byte
{
    /// <summary>IPv6 hop-by-hop options (RFC 8200 §4.3).</summary>
    HopByHop = 0,

    /// <summary>Internet Control Message Protocol.</summary>
    Icmp = 1,

    /// <summary>Internet Group Management Protocol.</summary>
    Igmp = 2,

    /// <summary>IPv4 in IP (RFC 2003).</summary>
    IpIp = 4,

    /// <summary>Transmission Control Protocol.</summary>
    Tcp = 6,

    /// <summary>User Datagram Protocol.</summary>
    Udp = 17,

    /// <summary>IPv6 in IP (RFC 4213).</summary>
    Ipv6 = 41,

    /// <summary>IPv6 routing header (RFC 8200 §4.4).</summary>
    Ipv6Route = 43,

    /// <summary>IPv6 fragment header (RFC 8200 §4.5).</summary>
    Ipv6Fragment = 44,

    /// <summary>Generic Routing Encapsulation (RFC 2784).</summary>
    Gre = 47,

    /// <summary>Encapsulating Security Payload (RFC 4303).</summary>
    Esp = 50,

    /// <summary>Authentication Header (RFC 4302).</summary>
    AuthenticationHeader = 51,

    /// <summary>ICMP for IPv6.</summary>
    IcmpV6 = 58,

    /// <summary>IPv6 with nothing after its header (RFC 8200 §4.7).</summary>
    NoNextHeader = 59,

    /// <summary>IPv6 destination options (RFC 8200 §4.6).</summary>
    DestinationOptions = 60,

    /// <summary>Stream Control Transmission Protocol.</summary>
    Sctp = 132,

    /// <summary>IPv6 mobility header (RFC 6275).</summary>
    Mobility = 135,

    /// <summary>Host Identity Protocol (RFC 7401).</summary>
    HostIdentity = 139,

    /// <summary>Site multihoming by IPv6 intermediation (RFC 5533).</summary>
    Shim6 = 140,
}
