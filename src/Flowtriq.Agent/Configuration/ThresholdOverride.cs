namespace Flowtriq.Agent.Configuration;

/// <summary>Static thresholds; null leaves the learnt threshold in force.</summary>
internal sealed record ThresholdOverride(double? Pps, double? Bps)
{
    internal static ThresholdOverride None { get; } = new(null, null);

    /// <summary>This one's values, and the other's where this one has none.</summary>
    internal ThresholdOverride Or(ThresholdOverride other) => new(Pps ?? other.Pps, Bps ?? other.Bps);
}
