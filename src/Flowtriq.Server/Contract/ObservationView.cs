namespace Flowtriq.Server.Contract;

public sealed record ObservationView(
    string Id,
    NodeRef Node,
    string Interface,
    string State,
    DateTimeOffset Onset,
    DateTimeOffset Detected,
    DateTimeOffset? Ended,
    double Pps,
    double Bps,
    double PeakPps,
    double PeakBps,
    Reason Reason
);
