using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>A time of the week by the clock of a place; summer time moves it with the clock.</summary>
/// <param name="Days">Days on which it begins.</param>
/// <param name="From">Local time at which it begins.</param>
/// <param name="To">Local time at which it ends; not after <paramref name="From"/> means on the next day.</param>
/// <param name="Zone">The place.</param>
public sealed record WeeklyHours(ImmutableHashSet<DayOfWeek> Days, TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>When the hours that last at this moment end; null when none do.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        DateTimeOffset? end = null;
        foreach (var day in (DateOnly[])[today.AddDays(-1), today])
        {
            if (!Days.Contains(day.DayOfWeek))
                continue;
            var from = LocalTime.Of(day, From, Zone);
            var to = LocalTime.Of(To > From ? day : day.AddDays(1), To, Zone);
            if (now >= from && now < to && !(end >= to))
                end = to;
        }
        return end;
    }
}
