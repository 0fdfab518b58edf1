using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>What one level may do, and when.</summary>
public sealed record LevelPolicy
{
    /// <summary>How much it may do by itself.</summary>
    public LevelMode Mode { get; init; } = LevelMode.Observe;

    /// <summary>When it is due.</summary>
    public LevelTrigger Trigger { get; init; } = new();

    /// <summary>Dead-man limit: it ends this long after the last renewal.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Least time without attack before it is taken back; grows each time the attack returns.</summary>
    public TimeSpan MinimumHold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Levels 1 and 2: limits to this rate; null to discard.</summary>
    public BitsPerSecond? LimitTo { get; init; }
}
