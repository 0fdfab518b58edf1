namespace Flowtriq.Agent.Configuration;

/// <summary>Detection as configured; what is absent is the product's default.</summary>
internal sealed record DetectionConfig
{
    /// <summary>Times the 99th percentile of the last 300 one-second samples.</summary>
    public double Multiplier { get; init; } = 3;

    /// <summary>No alarm below this many packets per second.</summary>
    public double FloorPps { get; init; } = 5_000;

    /// <summary>No alarm below this many bits per second.</summary>
    public double FloorBps { get; init; } = 50e6;

    /// <summary>For interfaces and targets without an override of their own.</summary>
    public ThresholdOverride Default { get; init; } = ThresholdOverride.None;

    /// <summary>By interface name.</summary>
    public IReadOnlyDictionary<string, ThresholdOverride> Interfaces { get; init; } =
        new Dictionary<string, ThresholdOverride>();

    /// <summary>For every target.</summary>
    public ThresholdOverride Targets { get; init; } = ThresholdOverride.None;

    /// <summary>Consecutive hot windows before an alarm at 2× the threshold or more; 5× always fires at once.</summary>
    public int ConfirmWindows { get; init; } = 2;

    /// <summary>Consecutive hot windows before an alarm below 2× the threshold.</summary>
    public int ConfirmWindowsLow { get; init; } = 3;

    /// <summary>Time below the threshold before an attack counts as over.</summary>
    public TimeSpan Resolve { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time after an attack during which a return reopens it.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The override for one interface.</summary>
    internal ThresholdOverride ForInterface(string name) =>
        Interfaces.GetValueOrDefault(name, ThresholdOverride.None).Or(Default);

    /// <summary>The override for targets.</summary>
    internal ThresholdOverride ForTargets() => Targets.Or(Default);
}
