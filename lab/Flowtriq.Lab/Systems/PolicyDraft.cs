namespace Flowtriq.Lab.Systems;

/// <summary>A policy for the lab: levels in their order, short times.</summary>
public sealed record PolicyDraft(string Name, params LevelDraft[] Levels)
{
    /// <summary>What an attack may leave over before the next level is climbed.</summary>
    public double ResidualTargetBps { get; init; } = 50_000;

    public double SettleSeconds { get; init; } = 1;

    /// <summary>Least time between two announcements of a level for one target.</summary>
    public double AnnounceIntervalSeconds { get; init; }

    internal object Body =>
        new
        {
            name = Name,
            levels = Levels.Select(level => level.Body),
            residualTargetBps = ResidualTargetBps,
            settleSeconds = SettleSeconds,
            linkAtRisk = 0.9,
            linkNearlyFull = 0.95,
            longestHoldSeconds = 600,
            announceIntervalSeconds = AnnounceIntervalSeconds,
            flipsPerHour = 60,
            schedule = Array.Empty<object>(),
            exclusions = new { addresses = Array.Empty<string>(), families = Array.Empty<string>() },
        };
}
