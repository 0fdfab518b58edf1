using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Contract.Analytics;

/// <summary>An alarm there would have been.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="From">Start of the first step above the threshold.</param>
/// <param name="To">End of the last.</param>
/// <param name="Metric">The metric that raised it.</param>
/// <param name="Bound">The bound in force.</param>
/// <param name="Threshold">The threshold, in pps or bps.</param>
/// <param name="Highest">The highest second, in the same unit.</param>
/// <param name="Incidents">Numbers of incidents of the link at that time.</param>
public sealed record BackTestItem(
    string Interface,
    DateTimeOffset From,
    DateTimeOffset To,
    Metric Metric,
    BoundKind Bound,
    double Threshold,
    double Highest,
    IReadOnlyList<long> Incidents
);
