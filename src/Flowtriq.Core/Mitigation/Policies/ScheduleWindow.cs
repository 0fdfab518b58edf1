using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>A weekly time in which no level may do more than a mode, for instance "ask during office hours".</summary>
/// <param name="Days">Days on which it begins.</param>
/// <param name="From">Local time at which it begins.</param>
/// <param name="To">Local time at which it ends; not after <paramref name="From"/> means on the next day.</param>
/// <param name="AtMost">The most a level may do.</param>
/// <param name="UtcOffset">Local time minus UTC.</param>
public sealed record ScheduleWindow(
    ImmutableHashSet<DayOfWeek> Days,
    TimeOnly From,
    TimeOnly To,
    LevelMode AtMost,
    TimeSpan UtcOffset = default
)
{
    /// <summary>True when the window is open.</summary>
    public bool Contains(DateTimeOffset now)
    {
        var local = now.ToOffset(UtcOffset);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (To > From)
            return Days.Contains(local.DayOfWeek) && time >= From && time < To;
        return (Days.Contains(local.DayOfWeek) && time >= From)
            || (Days.Contains(local.AddDays(-1).DayOfWeek) && time < To);
    }
}
