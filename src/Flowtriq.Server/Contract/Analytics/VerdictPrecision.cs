namespace Flowtriq.Server.Contract.Analytics;

/// <summary>What people judged incidents to be, and the share that was right with its 95 % interval; null before anybody judged.</summary>
public sealed record VerdictPrecision(
    int Attacks,
    int False,
    int Tests,
    int Undecided,
    double? Share,
    double? Low,
    double? High
);
