namespace Flowtriq.Server.Contract;

public sealed record NodeDetail(
    Node Node,
    string HostName,
    string Kernel,
    string Architecture,
    DateTimeOffset EnrolledAt,
    NodeCertificate? Certificate,
    NodeClone? Cloned,
    double ClockOffsetMs,
    double CpuFraction,
    long RssBytes,
    long UptimeSeconds,
    long DroppedEvents,
    RingQuality Ring,
    IReadOnlyList<Interface> Interfaces,
    IReadOnlyList<TargetRate> TopTargets,
    long ConfigVersion,
    ProtocolMix? Mix,
    IReadOnlyList<Finding> Findings
);
