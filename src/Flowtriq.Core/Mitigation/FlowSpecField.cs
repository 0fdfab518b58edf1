namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What a FlowSpec component looks at, by its type code (RFC 8955 §4.2.2, RFC 8956 §3). The two prefixes, types 1 and 2,
/// are properties of <see cref="FlowSpecMatch"/>.
/// </summary>
public enum FlowSpecField : byte
{
    /// <summary>IP protocol, or the upper-layer protocol of IPv6: 0..255.</summary>
    Protocol = 3,

    /// <summary>Source or destination port: 0..65535.</summary>
    Port = 4,

    /// <summary>Destination port: 0..65535.</summary>
    DestinationPort = 5,

    /// <summary>Source port: 0..65535.</summary>
    SourcePort = 6,

    /// <summary>ICMP or ICMPv6 type: 0..255.</summary>
    IcmpType = 7,

    /// <summary>ICMP or ICMPv6 code: 0..255.</summary>
    IcmpCode = 8,

    /// <summary>TCP flags as a bit mask.</summary>
    TcpFlags = 9,

    /// <summary>Length of the IP packet in bytes: 20..9216 (a larger value has crashed routers).</summary>
    PacketLength = 10,

    /// <summary>Differentiated services code point: 0..63.</summary>
    Dscp = 11,

    /// <summary>Fragment state as a bit mask of <see cref="FlowSpecFragments"/>.</summary>
    Fragment = 12,

    /// <summary>IPv6 flow label: 0..1048575; IPv6 only.</summary>
    FlowLabel = 13,
}
