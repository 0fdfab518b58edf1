namespace Flowtriq.Core.Classification;

/// <summary>The kind of an attack as a whole; its text form (<see cref="AttackFamilies.Text"/>) is part of the public contract.</summary>
public enum AttackFamily : byte
{
    /// <summary>No evidence yet: counters alone raised the alarm.</summary>
    Unattributed,

    /// <summary>Reflected and amplified UDP responses.</summary>
    Amplification,

    /// <summary>UDP to one or many ports with no reflector pattern.</summary>
    UdpFlood,

    /// <summary>UDP fragments without a named first fragment.</summary>
    UdpFragment,

    /// <summary>TCP SYN flood.</summary>
    SynFlood,

    /// <summary>SYN-ACK reflection off innocent servers.</summary>
    SynAckReflection,

    /// <summary>TCP ACK flood.</summary>
    AckFlood,

    /// <summary>TCP RST flood.</summary>
    RstFlood,

    /// <summary>TCP FIN flood.</summary>
    FinFlood,

    /// <summary>TCP with FIN, PSH and URG set.</summary>
    XmasFlood,

    /// <summary>TCP with no flag set.</summary>
    NullFlood,

    /// <summary>ICMP or ICMPv6 flood.</summary>
    IcmpFlood,

    /// <summary>GRE, ESP or any other IP protocol.</summary>
    ProtocolFlood,

    /// <summary>IP fragments of no single transport.</summary>
    IpFragment,

    /// <summary>Queries to a DNS server.</summary>
    DnsQueryFlood,

    /// <summary>QUIC (UDP 443) with long headers or initial packets.</summary>
    QuicFlood,

    /// <summary>Several families, none of which is most of it.</summary>
    MultiVector,
}
