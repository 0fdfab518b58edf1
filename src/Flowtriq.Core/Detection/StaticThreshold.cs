namespace Flowtriq.Core.Detection;

/// <summary>Thresholds set by the operator; null leaves a metric to what is learned.</summary>
/// <param name="Packets">Packets per second.</param>
/// <param name="Bits">Bits per second.</param>
public readonly record struct StaticThreshold(double? Packets, double? Bits)
{
    /// <summary>The value for one metric.</summary>
    public double? For(Traffic.Metric metric) => metric == Traffic.Metric.Packets ? Packets : Bits;
}
