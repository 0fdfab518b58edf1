namespace Flowtriq.Core.Packets;

/// <summary>Link-layer header types this software reads (the tcpdump.org LINKTYPE_ registry).</summary>
public enum LinkType : ushort
{
    /// <summary>BSD loopback: a four-byte address family in host order.</summary>
    Null = 0,

    /// <summary>IEEE 802.3 Ethernet.</summary>
    Ethernet = 1,

    /// <summary>PPP without HDLC framing.</summary>
    Ppp = 9,

    /// <summary>Raw IPv4 or IPv6, told apart by the version nibble.</summary>
    RawIp = 101,

    /// <summary>OpenBSD loopback: a four-byte address family in network order.</summary>
    Loop = 108,

    /// <summary>Linux "cooked" capture, version 1.</summary>
    LinuxSll = 113,

    /// <summary>Raw IPv4.</summary>
    Ipv4 = 228,

    /// <summary>Raw IPv6.</summary>
    Ipv6 = 229,

    /// <summary>Linux "cooked" capture, version 2.</summary>
    LinuxSll2 = 276,
}
