namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A policy as people write it. Durations are seconds, rates bits or packets per second, shares 0 to 1.</summary>
/// <param name="Name">Unique within the workspace, without regard to case.</param>
/// <param name="Levels">In the order in which they are climbed; a level that is missing does nothing.</param>
/// <param name="ResidualTargetBps">What an attack may leave over before the next level is climbed.</param>
/// <param name="SettleSeconds">How long a level is given to show its effect.</param>
/// <param name="LinkAtRisk">Share of a shared link from which the next level is climbed although the residual is on target.</param>
/// <param name="LinkNearlyFull">Share of a link from which nothing is waited for.</param>
/// <param name="LongestHoldSeconds">The hold never grows beyond this.</param>
/// <param name="AnnounceIntervalSeconds">Least time between two announcements of a level for one target.</param>
/// <param name="FlipsPerHour">Starts of a level within an hour before a person is asked.</param>
/// <param name="Schedule">When less may be done.</param>
/// <param name="Exclusions">What is left alone.</param>
public sealed record PolicyBody(
    string Name,
    IReadOnlyList<LevelBody> Levels,
    double ResidualTargetBps,
    double SettleSeconds,
    double LinkAtRisk,
    double LinkNearlyFull,
    double LongestHoldSeconds,
    double AnnounceIntervalSeconds,
    int FlipsPerHour,
    IReadOnlyList<ScheduleWindowBody> Schedule,
    ExclusionsBody Exclusions
);
