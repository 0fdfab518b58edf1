namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of a node.</summary>
public sealed record NodeView(
    string Id,
    string Name,
    string Pop,
    string State,
    double SilentSeconds,
    string Readiness,
    double Pps,
    string CaptureMode,
    int QueuedEvents
);
