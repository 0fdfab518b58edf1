namespace Flowtriq.Core.Packets;

/// <summary>
/// What classification needs of one packet: the addresses, transport fields and sizes of one IP header. Passed by
/// <c>in</c>; it points into the frame it was parsed from and holds no copy of it.
/// </summary>
public readonly record struct PacketHeader
{
    /// <summary>Source address.</summary>
    public required IpAddress Source { get; init; }

    /// <summary>Destination address.</summary>
    public required IpAddress Destination { get; init; }

    /// <summary>Transport protocol, after IPv6 extension headers.</summary>
    public required IpProtocol Protocol { get; init; }

    /// <summary>Source port of TCP, UDP or SCTP; 0 elsewhere and in later fragments.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>Destination port of TCP, UDP or SCTP; 0 elsewhere and in later fragments.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>TCP flags; none for other protocols.</summary>
    public TcpFlags TcpFlags { get; init; }

    /// <summary>ICMP or ICMPv6 type; 0 for other protocols.</summary>
    public byte IcmpType { get; init; }

    /// <summary>ICMP or ICMPv6 code; 0 for other protocols.</summary>
    public byte IcmpCode { get; init; }

    /// <summary>IPv4 time to live or IPv6 hop limit.</summary>
    public byte TimeToLive { get; init; }

    /// <summary>True when the packet is a fragment: more fragments follow, or its offset is not zero.</summary>
    public bool IsFragment { get; init; }

    /// <summary>Offset of this fragment in bytes; 0 in the first fragment and in whole packets.</summary>
    public ushort FragmentOffset { get; init; }

    /// <summary>IP identification of a fragment (RFC 791, RFC 8200 §4.5).</summary>
    public uint FragmentId { get; init; }

    /// <summary>Length of the IP packet in bytes, header included, as its header states.</summary>
    public ushort IpLength { get; init; }

    /// <summary>Length of the frame on the wire in bytes, before any snap length.</summary>
    public int WireLength { get; init; }

    /// <summary>Where the IP header starts in the frame.</summary>
    public ushort IpOffset { get; init; }

    /// <summary>Where the transport header starts; at or beyond the frame's end when the frame was cut before it.</summary>
    public ushort TransportOffset { get; init; }

    /// <summary>
    /// True when the frame held the ports, or the ICMP type and code; false in later fragments, in frames cut before
    /// them and for protocols that have neither. A port of 0 with this true was really 0 on the wire.
    /// </summary>
    public bool HasTransport { get; init; }

    /// <summary>Where the transport payload starts in the frame.</summary>
    public ushort PayloadOffset { get; init; }

    /// <summary>Bytes of transport payload that the frame really holds (less than sent when it was snapped).</summary>
    public ushort PayloadLength { get; init; }

    /// <summary>Outer VLAN id, 0 when untagged.</summary>
    public ushort Vlan { get; init; }

    /// <summary>0 for the outermost IP header, 1..3 for headers inside tunnels.</summary>
    public byte TunnelDepth { get; init; }

    /// <summary>True for the fragments that carry no transport header.</summary>
    public bool IsLaterFragment => FragmentOffset != 0;
}
