namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>
/// One rate over time. Where several series are put together, the least and the most are the sums of each one's: the whole was
/// never outside of them.
/// </summary>
/// <param name="Min">The lowest second of the step.</param>
/// <param name="Mean">The mean of its seconds.</param>
/// <param name="Max">The highest second.</param>
/// <param name="Dropped">What of the mean was not delivered; null where that is not measured.</param>
/// <param name="Delivered">What was; null where that is not measured.</param>
/// <param name="P50">The baseline's median at that time; null where there is no baseline.</param>
/// <param name="P99">The baseline's 99th percentile.</param>
/// <param name="Threshold">The threshold in force at that time; null while learning.</param>
public sealed record MeasuredRate(
    double?[] Min,
    double?[] Mean,
    double?[] Max,
    double?[] Dropped,
    double?[] Delivered,
    double?[] P50,
    double?[] P99,
    double?[] Threshold
);
