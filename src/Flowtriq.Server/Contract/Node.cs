namespace Flowtriq.Server.Contract;

/// <summary>One row of the node list; rates are the ingress of transit and peer interfaces.</summary>
public sealed record Node(
    string Id,
    string Name,
    string Pop,
    string PopName,
    NodeState State,
    DateTimeOffset? LastSeen,
    double SilentSeconds,
    string AgentVersion,
    double Pps,
    double Bps,
    double ThresholdPps,
    double ThresholdShare,
    double BaselineAgeSeconds,
    Readiness Readiness,
    long QueuedEvents,
    CaptureMode CaptureMode,
    int ActiveIncidents,
    bool Cloned
);
