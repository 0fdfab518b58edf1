namespace Flowtriq.Server.Reports.Gathering;

/// <summary>A node that saw an incident.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pop">Its point of presence; may be empty.</param>
/// <param name="Interface">Where the traffic came in; may be empty.</param>
/// <param name="AgentVersion">The version of its agent now; may be empty.</param>
/// <param name="Kernel">The kernel it runs on; may be empty.</param>
/// <param name="Reason">Why it decided, in words.</param>
/// <param name="PeakPps">The highest rate it saw.</param>
/// <param name="PeakBps">The highest rate it saw.</param>
/// <param name="Estimated">True when its rates come from a sample, not from counters.</param>
internal sealed record NodeFact(
    string Name,
    string Pop,
    string Interface,
    string AgentVersion,
    string Kernel,
    string Reason,
    double PeakPps,
    double PeakBps,
    bool Estimated
);
