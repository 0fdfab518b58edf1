using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Contract;

public sealed record IncidentSummary(
    long Number,
    string Id,
    IncidentState State,
    Severity Severity,
    string Family,
    string Title,
    string? Target,
    int HostCount,
    Direction Direction,
    IReadOnlyList<NodeRef> Nodes,
    string Interface,
    DateTimeOffset Opened,
    DateTimeOffset Onset,
    DateTimeOffset Detected,
    DateTimeOffset? Resolved,
    double Pps,
    double Bps,
    double PeakPps,
    double PeakBps,
    double TimesThreshold,
    IReadOnlyList<Vector> Vectors,
    string? Owner,
    DateTimeOffset? Acknowledged,
    Verdict Verdict,
    double DetectionSeconds,
    IncidentMitigation Mitigation
);
