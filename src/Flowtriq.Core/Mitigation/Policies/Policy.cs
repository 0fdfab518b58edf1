using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>How attacks are answered: per workspace, overridden per customer. Immutable.</summary>
public sealed record Policy
{
    /// <summary>Unique within the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>Grows with each change; every mitigation names it.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>What each level may do; a level that is missing does nothing.</summary>
    public ImmutableDictionary<MitigationLevel, LevelPolicy> Levels { get; init; } =
        ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty;

    /// <summary>In which order the levels are climbed.</summary>
    public ImmutableArray<MitigationLevel> Order { get; init; } =
    [MitigationLevel.Firewall, MitigationLevel.FlowSpec, MitigationLevel.Blackhole, MitigationLevel.Scrubbing];

    /// <summary>The attack may leave this much over before the next level is climbed.</summary>
    public BitsPerSecond ResidualTarget { get; init; } = new(50e6);

    /// <summary>How long a level is given to show its effect.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Share of a shared link from which others suffer: climbs although the residual is on target. Above 0 to 1.</summary>
    public double LinkAtRisk { get; init; } = 0.7;

    /// <summary>Share of a link from which nothing is waited for. Above 0 to 1.</summary>
    public double LinkNearlyFull { get; init; } = 0.8;

    /// <summary>The hold never grows beyond this.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Least time between two announcements of the same level for the same target.</summary>
    public TimeSpan AnnounceInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a level above 1 may be started again within an hour before a person is asked, 1 and up.</summary>
    public int FlipsPerHour { get; init; } = 4;

    /// <summary>When less may be done.</summary>
    public ImmutableArray<ScheduleWindow> Schedule { get; init; } = [];

    /// <summary>What is left alone.</summary>
    public PolicyExclusions Exclusions { get; init; } = PolicyExclusions.None;

    /// <summary>What a level may do now; null when it does nothing.</summary>
    public LevelMode? ModeAt(MitigationLevel level, DateTimeOffset now)
    {
        if (!Order.Contains(level) || !Levels.TryGetValue(level, out var policy))
            return null;
        var mode = policy.Mode;
        foreach (var window in Schedule)
        {
            if (window.AtMost < mode && window.Contains(now))
                mode = window.AtMost;
        }
        return mode;
    }

    /// <summary>Everything wrong with the policy; empty when it may be used.</summary>
    public IReadOnlyList<PolicyError> Validate() => PolicyRules.Check(this);
}
