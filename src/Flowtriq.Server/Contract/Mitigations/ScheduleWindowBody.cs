using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A weekly time in which no level may do more than a mode.</summary>
/// <param name="Days">Days on which it begins.</param>
/// <param name="From">Local time at which it begins: "08:00".</param>
/// <param name="To">Local time at which it ends; not after <paramref name="From"/> means on the next day.</param>
/// <param name="AtMost">The most a level may do.</param>
/// <param name="UtcOffsetMinutes">Local time minus UTC.</param>
public sealed record ScheduleWindowBody(
    IReadOnlyList<DayOfWeek> Days,
    string From,
    string To,
    LevelMode AtMost,
    int UtcOffsetMinutes = 0
);
