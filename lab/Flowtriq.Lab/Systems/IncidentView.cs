namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of an incident.</summary>
public sealed record IncidentView(
    int Number,
    string State,
    string Severity,
    string Family,
    string Title,
    string? Target,
    int HostCount,
    IncidentNode[] Nodes,
    DateTimeOffset Onset,
    DateTimeOffset Detected,
    DateTimeOffset Opened,
    double PeakPps,
    VectorView[] Vectors
);
