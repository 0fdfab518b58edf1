namespace Flowtriq.Server.Contract.Analytics;

/// <summary>95th percentiles of the five-minute means of a month (UTC), as transit is billed.</summary>
/// <param name="Month">The month: "2026-11".</param>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, or now while it lasts.</param>
/// <param name="Lasts">True while the month is not over: the figures still move.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Customers">The customers, by what nodes name among their busiest targets: at least so much.</param>
public sealed record BilledMonth(
    string Month,
    DateTimeOffset From,
    DateTimeOffset To,
    bool Lasts,
    IReadOnlyList<BilledRow> Nodes,
    IReadOnlyList<BilledRow> Customers
);
