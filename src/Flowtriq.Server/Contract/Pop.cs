namespace Flowtriq.Server.Contract;

/// <summary>
/// A point of presence with the ids of its nodes and the sums of what they last reported: null when none was heard in time.
/// The share is the highest of a threshold at any of them.
/// </summary>
public sealed record Pop(
    string Code,
    string Name,
    IReadOnlyList<string> Nodes,
    double? Pps,
    double? Bps,
    double ThresholdShare
);
