namespace Flowtriq.Lab.Systems;

/// <summary>One level of a policy that is quick to start and quick to go.</summary>
public sealed record LevelDraft(string Level, string Mode = "auto")
{
    /// <summary>Starts at this packet rate.</summary>
    public double Pps { get; init; } = 8_000;

    /// <summary>What must be left over after the level before; null for the policy's target.</summary>
    public double? ResidualBps { get; init; }

    public double HoldSeconds { get; init; } = 2;

    /// <summary>Limits instead of discarding.</summary>
    public double? LimitBps { get; init; }

    internal object Body =>
        new
        {
            level = Level,
            mode = Mode,
            trigger = new
            {
                pps = Pps,
                sustainedSeconds = 0,
                residualBps = ResidualBps,
            },
            ttlSeconds = 60,
            minimumHoldSeconds = HoldSeconds,
            limitBps = LimitBps,
        };
}
