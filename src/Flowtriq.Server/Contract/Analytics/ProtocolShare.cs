namespace Flowtriq.Server.Contract.Analytics;

/// <summary>One protocol of all traffic.</summary>
/// <param name="Protocol">"tcp", "udp", "icmp", "other".</param>
/// <param name="MeanPps">The mean.</param>
/// <param name="Share">Share of the packets, 0..1.</param>
public sealed record ProtocolShare(string Protocol, double MeanPps, double Share);
