using System.Globalization;

namespace Flowtriq.Core.Detection;

/// <summary>How detection decides, as configured. Defaults are the product's.</summary>
public sealed record DetectionOptions
{
    /// <summary>The p99 bound is this many times the 99th percentile; 1.1..100.</summary>
    public double Multiplier { get; init; } = 3;

    /// <summary>The hour-of-week bound is this many times the reference; 1.1..100.</summary>
    public double ReferenceMultiplier { get; init; } = 4;

    /// <summary>No learned packet threshold is below this, in pps.</summary>
    public double FloorPps { get; init; } = 5_000;

    /// <summary>No learned bit threshold is below this, in bps.</summary>
    public double FloorBps { get; init; } = 50_000_000;

    /// <summary>The capacity bound is this share of the link; above 0, at most 1.</summary>
    public double CapacityShare { get; init; } = 0.8;

    /// <summary>Static thresholds of every interface that has none of its own.</summary>
    public StaticThreshold Interfaces { get; init; }

    /// <summary>Static thresholds of targets.</summary>
    public StaticThreshold Targets { get; init; }

    /// <summary>A target without a static threshold must carry this share of all interfaces' p99; above 0, at most 1.</summary>
    public double TargetShare { get; init; } = 0.5;

    /// <summary>
    /// What stands in for the p99 bound during the first second: nothing (false: the node may have been started in
    /// heavy traffic), or silence (true: the floor is in force at once, as when reading a capture).
    /// </summary>
    public bool AssumeQuietStart { get; init; }

    /// <summary>Successive 300 ms windows above the threshold that confirm a rate of twice the threshold; 1..20.</summary>
    public int WindowsAtDouble { get; init; } = 2;

    /// <summary>The same below twice the threshold, in windows 200 ms apart; 1..20.</summary>
    public int WindowsBelowDouble { get; init; } = 3;

    /// <summary>Time below the threshold after which an attack is over; 1 s..1 h.</summary>
    public TimeSpan ResolveAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Time after the end of an attack during which the same target, attacked again, continues that attack instead of
    /// beginning another; at most 1 h.
    /// </summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time between two reports of an attack that goes on; 100 ms..1 min.</summary>
    public TimeSpan UpdateEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The floor of one metric.</summary>
    public double Floor(Traffic.Metric metric) => metric == Traffic.Metric.Packets ? FloorPps : FloorBps;

    /// <summary>All that is wrong, under <paramref name="path"/> (such as "detection"); empty when valid.</summary>
    public IReadOnlyList<OptionError> Validate(string path)
    {
        List<OptionError> errors = [];
        Within("multiplier", Multiplier, 1.1, 100);
        Within("referenceMultiplier", ReferenceMultiplier, 1.1, 100);
        Within("floorPps", FloorPps, 1, 1e9);
        Within("floorBps", FloorBps, 1, 1e13);
        Within("capacityShare", CapacityShare, 0.01, 1);
        Within("targetShare", TargetShare, 0.01, 1);
        Within("thresholdPps", Interfaces.Packets, 1, 1e9);
        Within("thresholdBps", Interfaces.Bits, 1, 1e13);
        Within("targetThresholdPps", Targets.Packets, 1, 1e9);
        Within("targetThresholdBps", Targets.Bits, 1, 1e13);
        Within("windowsAtDouble", WindowsAtDouble, 1, 20);
        Within("windowsBelowDouble", WindowsBelowDouble, 1, 20);
        Within("resolveAfterSeconds", ResolveAfter.TotalSeconds, 1, 3600);
        Within("cooldownSeconds", Cooldown.TotalSeconds, 0, 3600);
        Within("updateEverySeconds", UpdateEvery.TotalSeconds, 0.1, 60);
        return errors;

        void Within(string name, double? value, double least, double most)
        {
            if (value is { } given && !(given >= least && given <= most))
                errors.Add(new($"{path}.{name}", Text(given), $"must be between {Text(least)} and {Text(most)}"));
        }
    }

    private static string Text(double value) => value.ToString("#,##0.###", CultureInfo.InvariantCulture);
}
