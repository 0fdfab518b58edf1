namespace Flowtriq.Server.Contract;

/// <summary>Shares of the sampled packets, 0..1.</summary>
public sealed record ProtocolMix(double Tcp, double Udp, double Icmp, double Other, double Fragments);
