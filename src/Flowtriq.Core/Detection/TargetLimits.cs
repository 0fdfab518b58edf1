using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Thresholds of targets. A host with a static threshold has just that. Everything else must exceed the highest of the
/// floor (or the static value, for a prefix, which sums many hosts), a share of what all interfaces of the direction
/// carry in p99, and a multiple of its own normal, stretched by how far the interfaces' p99 exceeds their median since
/// a normal is a mean. Normals and interfaces must have been seen for five seconds; until they have been for thirty, share and
/// multiple are twice as wide.
/// </summary>
internal sealed class TargetLimits(DetectionOptions options)
{
    /// <summary>A target gets a detector from this share of the lowest possible threshold on.</summary>
    private const double WatchShare = 0.5;

    private const double MostStretch = 4;

    /// <summary>What a young node knows is the mean of a few seconds and the worst of them.</summary>
    private const double YoungSlack = 2;

    /// <summary>One-second samples of an interface from which its worst second is worth something.</summary>
    private const int FewSamples = 3;

    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(30);
    private readonly double[] bases = new double[4];
    private readonly double[] stretches = [1, 1, 1, 1];
    private bool young;
    private double slack;

    /// <summary>Works out this tick's base thresholds.</summary>
    internal void Update(List<InterfaceWatch> watches, TargetMeter targets)
    {
        young = options.AssumeQuietStart || targets.Learned >= Young;
        slack = options.AssumeQuietStart || targets.Learned >= Warm ? 1 : YoungSlack;
        for (var index = 0; index < bases.Length; index++)
        {
            var (direction, metric) = ((Direction)(index / 2), (Metric)(index % 2));
            double usual = 0;
            double median = 0;
            var known = options.AssumeQuietStart;
            foreach (var watch in watches)
            {
                if (watch.Watched.Direction != direction)
                    continue;
                usual += watch.Baseline(metric).P99;
                median += watch.Baseline(metric).P50;
                known |= watch.Baseline(metric).Count >= FewSamples;
            }

            stretches[index] = median > 0 ? Math.Clamp(usual / median, 1, MostStretch) : 1;
            bases[index] = known && young ? Math.Max(Floor(metric), Share * usual) : double.PositiveInfinity;
        }
    }

    /// <summary>From where on a target is watched.</summary>
    internal TargetLevels Levels() =>
        new(
            Level(Direction.Inbound, Metric.Packets),
            Level(Direction.Inbound, Metric.Bits),
            Level(Direction.Outbound, Metric.Packets),
            Level(Direction.Outbound, Metric.Bits)
        );

    /// <summary>The threshold of one target in pps or bps; infinite when unknown.</summary>
    internal double Of(in TargetRate rate, Metric metric)
    {
        if (rate.Target.IsHost && options.Targets.For(metric) is { } set)
            return set;
        if (!young)
            return double.PositiveInfinity;
        var stretch = stretches[((int)rate.Direction * 2) + (int)metric];
        var normal = Evidence.Value(rate.Normal, metric);
        return Math.Max(Base(rate.Direction, metric), slack * options.Multiplier * stretch * normal);
    }

    /// <summary>Which bound made it, and in words.</summary>
    internal (Bound Bound, string Text) Explain(in TargetRate rate, Metric metric)
    {
        var threshold = Of(rate, metric);
        if (rate.Target.IsHost && options.Targets.For(metric) is not null)
            return (Bound.Static, "set by the operator");
        if (threshold <= Floor(metric))
            return options.Targets.For(metric) is null ? (Bound.Floor, "floor") : (Bound.Static, "set by the operator");
        return threshold > Base(rate.Direction, metric)
            ? (Bound.P99, $"{threshold / Evidence.Value(rate.Normal, metric):0.0} × its own normal")
            : (Bound.P99, $"{Share:0%} of the interfaces' p99");
    }

    private double Share => slack * options.TargetShare;

    private double Floor(Metric metric) => options.Targets.For(metric) ?? options.Floor(metric);

    private double Base(Direction direction, Metric metric) => bases[((int)direction * 2) + (int)metric];

    private double Level(Direction direction, Metric metric) =>
        WatchShare * Math.Min(Base(direction, metric), options.Targets.For(metric) ?? double.PositiveInfinity);
}
