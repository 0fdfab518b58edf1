namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Which packets a rule applies to; what is null is not looked at. Ranges are "53" or "1024-65535".</summary>
/// <param name="Source">Source prefix.</param>
/// <param name="Protocols">"udp", "tcp", "icmp", "gre", or numbers.</param>
/// <param name="SourcePorts">Ranges of source ports.</param>
/// <param name="DestinationPorts">Ranges of destination ports.</param>
/// <param name="PacketLengths">Ranges of IP lengths in bytes.</param>
/// <param name="IcmpTypes">Ranges of ICMP types.</param>
/// <param name="TcpFlags">Flags that must be set: "syn", "ack", "rst", "fin", "psh", "urg".</param>
/// <param name="Fragments">True for fragments only.</param>
public sealed record MatchBody(
    string? Source = null,
    IReadOnlyList<string>? Protocols = null,
    IReadOnlyList<string>? SourcePorts = null,
    IReadOnlyList<string>? DestinationPorts = null,
    IReadOnlyList<string>? PacketLengths = null,
    IReadOnlyList<string>? IcmpTypes = null,
    IReadOnlyList<string>? TcpFlags = null,
    bool Fragments = false
);
