using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>One metric over the three windows. For a sample these are lower confidence bounds, so that few packets raise nothing.</summary>
/// <param name="Last">Over the last tick.</param>
/// <param name="Short">Over 300 ms.</param>
/// <param name="Second">Over 1 s.</param>
public readonly record struct Evidence(double Last, double Short, double Second)
{
    /// <summary>Standard errors subtracted from an estimate: 97.7 % of the distribution lie above.</summary>
    public const double Confidence = 2;

    /// <summary>What exact counters say.</summary>
    public static Evidence Of(RateMeter meter, Metric metric) =>
        new(Value(meter.Last, metric), Value(meter.Short, metric), Value(meter.Second, metric));

    /// <summary>What a sample says at least; the error of bits follows that of packets at the target's mean size.</summary>
    public static Evidence AtLeast(in TargetRate rate, Metric metric) =>
        new(
            Lower(rate.Last, rate.LastError, metric),
            Lower(rate.Short, rate.ShortError, metric),
            Lower(rate.Second, rate.SecondError, metric)
        );

    /// <summary>One metric of a rate.</summary>
    public static double Value(in TrafficRate rate, Metric metric) =>
        metric == Metric.Packets ? rate.Packets.Value : rate.Bits.Value;

    private static double Lower(in TrafficRate rate, double error, Metric metric)
    {
        var packets = rate.Packets.Value;
        return packets <= 0 ? 0 : Value(rate, metric) * Math.Max(0, 1 - Confidence * error / packets);
    }
}
