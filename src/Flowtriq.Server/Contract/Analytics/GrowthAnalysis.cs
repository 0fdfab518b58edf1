namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How the links towards the outside grow, the first to be full first.</summary>
/// <param name="From">Start of the days looked at.</param>
/// <param name="To">Their end.</param>
/// <param name="FullAt">The share of its capacity at which a link counts as full.</param>
/// <param name="LeastDays">Days a trend takes at least.</param>
/// <param name="Links">The links.</param>
public sealed record GrowthAnalysis(
    DateTimeOffset From,
    DateTimeOffset To,
    double FullAt,
    int LeastDays,
    IReadOnlyList<LinkGrowth> Links
);
