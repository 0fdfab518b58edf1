namespace Flowtriq.Core.Packets;

/// <summary>IP protocol numbers that this software treats by name (IANA); any other value is legal.</summary>
public enum IpProtocol : byte
{
    /// <summary>Internet Control Message Protocol.</summary>
    Icmp = 1,

    /// <summary>IPv4 in IP (RFC 2003).</summary>
    IpIp = 4,

    /// <summary>Transmission Control Protocol.</summary>
    Tcp = 6,

    /// <summary>User Datagram Protocol.</summary>
    Udp = 17,

    /// <summary>IPv6 in IP (RFC 4213).</summary>
    Ipv6 = 41,

    /// <summary>Generic Routing Encapsulation (RFC 2784).</summary>
    Gre = 47,

    /// <summary>Encapsulating Security Payload (RFC 4303).</summary>
    Esp = 50,

    /// <summary>ICMP for IPv6.</summary>
    IcmpV6 = 58,

    /// <summary>Stream Control Transmission Protocol.</summary>
    Sctp = 132,
}
