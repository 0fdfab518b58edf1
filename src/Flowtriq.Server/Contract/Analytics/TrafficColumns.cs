namespace Flowtriq.Server.Contract.Analytics;

/// <summary>One rate over time.</summary>
/// <param name="Mean">The mean of each step.</param>
/// <param name="Highest">Its highest second.</param>
/// <param name="Dropped">What of the mean was not delivered.</param>
/// <param name="Before">The mean one range earlier.</param>
/// <param name="P50">The baseline's median.</param>
/// <param name="P99">The baseline's 99th percentile.</param>
/// <param name="Threshold">The threshold in force.</param>
public sealed record TrafficColumns(
    double?[] Mean,
    double?[] Highest,
    double?[] Dropped,
    double?[] Before,
    double?[] P50,
    double?[] P99,
    double?[] Threshold
);
