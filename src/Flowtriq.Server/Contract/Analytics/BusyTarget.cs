namespace Flowtriq.Server.Contract.Analytics;

/// <summary>One of the busiest targets.</summary>
/// <param name="Target">Its address or prefix.</param>
/// <param name="Customer">Whose it is; null when nobody's.</param>
/// <param name="MeanPps">The mean while it was among the busiest.</param>
/// <param name="MeanBps">The mean while it was among the busiest.</param>
/// <param name="HighestPps">The highest.</param>
/// <param name="HighestBps">The highest.</param>
/// <param name="Named">Share of the range in which it was among the busiest, 0..1.</param>
public sealed record BusyTarget(
    string Target,
    string? Customer,
    double? MeanPps,
    double? MeanBps,
    double? HighestPps,
    double? HighestBps,
    double Named
);
