using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Thresholds of targets. A host with a static threshold has just that. Everything else must exceed the highest of the
/// floor (or the static value, for a prefix, which sums many hosts), a share of what all interfaces of the direction
/// carry in p99, and a multiple of its own normal, stretched by how far the interfaces' p99 exceeds their median since
/// a normal is a mean; and only once normals have been learned for 30 s.
/// </summary>
internal sealed class TargetLimits(DetectionOptions options)
{
    /// <summary>A target gets a detector from this share of the lowest possible threshold on.</summary>
    private const double WatchShare = 0.5;

    private const double MostStretch = 4;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(30);
    private readonly double[] bases = new double[4];
    private readonly double[] stretches = [1, 1, 1, 1];
    private bool warm;

    /// <summary>Works out this tick's base thresholds.</summary>
    internal void Update(List<InterfaceWatch> watches, TargetMeter targets)
    {
        warm = options.AssumeQuietStart || targets.Learned >= Warm;
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
                known |= watch.Readiness != Readiness.Learning;
            }

            bases[index] =
                known && warm ? Math.Max(Floor(metric), options.TargetShare * usual) : double.PositiveInfinity;
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
        if (!warm)
            return double.PositiveInfinity;
        var stretch = stretches[((int)rate.Direction * 2) + (int)metric];
        var normal = Evidence.Value(rate.Normal, metric);
        return Math.Max(Base(rate.Direction, metric), options.Multiplier * stretch * normal);
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
            : (Bound.P99, $"{options.TargetShare:0%} of the interfaces' p99");
    }

    private double Floor(Metric metric) => options.Targets.For(metric) ?? options.Floor(metric);

    private double Base(Direction direction, Metric metric) => bases[((int)direction * 2) + (int)metric];

    private double Level(Direction direction, Metric metric) =>
        WatchShare * Math.Min(Base(direction, metric), options.Targets.For(metric) ?? double.PositiveInfinity);
}
