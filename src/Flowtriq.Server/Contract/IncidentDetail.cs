namespace Flowtriq.Server.Contract;

public sealed record IncidentDetail(
    IncidentSummary Summary,
    Reason Reason,
    double Confidence,
    int SourceCount,
    double? SpoofedShare,
    int Sampled,
    bool Locked,
    bool Estimated,
    double NormalPps,
    double NormalBps,
    IReadOnlyList<ObservationView> Observations,
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<TargetRate> Targets,
    IReadOnlyList<Capture> Captures,
    int Notes
);
