namespace Flowtriq.Server.Contract;

/// <summary>The figures of the top row; detection times are seconds over the last 24 hours, BGP figures are
/// routers that take routes and routers configured.</summary>
public sealed record Kpi(
    double IngressBps,
    double PacketsPps,
    double BaselineBps,
    double BaselinePps,
    double DroppedBps,
    int ActiveIncidents,
    int Unacknowledged,
    double? DetectionP50,
    double? DetectionP95,
    double? DetectionP99,
    IReadOnlyList<double> DetectionSpark,
    int NodesReporting,
    int NodesTotal,
    IReadOnlyList<SilentNode> Silent,
    double IngestLagMs,
    int BgpUp,
    int BgpTotal
);
