using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>What is learned of one metric of one interface direction, and the threshold that follows from it.</summary>
internal sealed class LearnedMetric(Metric metric, DetectionOptions options)
{
    /// <summary>Below this many samples the bound is <see cref="FirstSlack"/> times wider.</summary>
    private const int FewSamples = 3;

    /// <summary>Below this share of the median a sample is an outage (a re-route, a maintenance), not a new normal...</summary>
    private const double OutageShare = 0.05;

    /// <summary>...unless it lasts this many seconds.</summary>
    private const int LongestOutage = 1_800;

    /// <summary>A young baseline has not seen the tail of its traffic: its bound is this much wider.</summary>
    private const double YoungSlack = 2;

    /// <summary>One second or two say hardly more than the order of magnitude.</summary>
    private const double FirstSlack = 4;

    private Threshold threshold = Threshold.Unknown(metric);
    private int outage;

    internal Baseline Baseline { get; } = new();

    internal HourReference Reference { get; } = new(options.Floor(metric) / options.ReferenceMultiplier);

    /// <summary>True while the traffic is so far below the median that something must be broken.</summary>
    internal bool InOutage => outage > 0;

    /// <summary>What the 99th percentile is multiplied by now.</summary>
    internal double Multiplier =>
        options.Multiplier
        * (
            Baseline.Readiness != Readiness.Learning ? 1
            : Baseline.Count < FewSamples ? FirstSlack
            : YoungSlack
        );

    internal ref readonly Threshold Threshold => ref threshold;

    /// <summary>Of <see cref="Threshold"/>: read every tick.</summary>
    internal double Effective { get; private set; } = double.PositiveInfinity;

    /// <summary>Learns a one-second sample of quiet traffic.</summary>
    internal void Learn(DateTimeOffset wall, in TrafficRate sample)
    {
        var value = Evidence.Value(sample, metric);
        if (value < Baseline.P50 * OutageShare && ++outage < LongestOutage)
            return;

        outage = 0;
        Baseline.Add(value);
        if (Baseline.Count >= Baseline.Provisional)
            Reference.Observe(wall, Baseline.P99, Baseline.Readiness != Readiness.Ready);
    }

    /// <summary>Forgets the five minutes and the running reference: what comes now is normal.</summary>
    internal void Relearn()
    {
        Baseline.Clear();
        Reference.Clear();
    }

    /// <summary>Works the threshold out again.</summary>
    internal void Update(DateTimeOffset wall, WatchedInterface watched)
    {
        var p99 =
            Baseline.Count > 0 ? Multiplier * Baseline.P99
            : options.AssumeQuietStart ? 0
            : double.PositiveInfinity;
        var reference = Reference.At(wall) is > 0 and var usual
            ? options.ReferenceMultiplier * usual
            : double.PositiveInfinity;
        var link = metric == Metric.Bits ? watched.CapacityBps : Threshold.PacketCapacity(watched.CapacityBps);
        threshold = new Threshold(
            metric,
            p99,
            reference,
            link > 0 ? options.CapacityShare * link : double.PositiveInfinity,
            options.Floor(metric),
            watched.Override.For(metric) ?? options.Interfaces.For(metric),
            Multiplier,
            Baseline.Count
        );
        Effective = threshold.Effective;
    }
}
