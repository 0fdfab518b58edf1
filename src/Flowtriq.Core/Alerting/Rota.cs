using System.Collections.Immutable;

namespace Flowtriq.Core.Alerting;

/// <summary>Who is on call when: members take turns of whole days, handed over at a time of the local clock.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">For people.</param>
/// <param name="Members">In the order of their turns.</param>
/// <param name="TurnDays">How many days a turn has; 7 for a week.</param>
/// <param name="Start">The day of the first hand-over.</param>
/// <param name="HandOver">Local time of every hand-over.</param>
/// <param name="Zone">Where the clock is.</param>
/// <param name="Overrides">Who stands in; a later one in the list wins.</param>
public sealed record Rota(
    long Number,
    string Name,
    ImmutableArray<long> Members,
    int TurnDays,
    DateOnly Start,
    TimeOnly HandOver,
    TimeZoneInfo Zone,
    ImmutableArray<RotaOverride> Overrides
)
{
    /// <summary>Who is on call; null before the first hand-over and for an empty rota without an override.</summary>
    public long? OnCall(DateTimeOffset now) =>
        Overrides.LastOrDefault(other => now >= other.From && now < other.Until)?.Member ?? Regular(now);

    /// <summary>The stretches between two moments, in order; nobody's time is left out.</summary>
    public IEnumerable<RotaShift> Shifts(DateTimeOffset from, DateTimeOffset until)
    {
        var moments = Handovers(from, until)
            .Concat(Overrides.Select(static other => other.From))
            .Concat(Overrides.Select(static other => other.Until))
            .Where(moment => moment > from && moment < until)
            .Prepend(from)
            .Append(until)
            .Distinct()
            .Order()
            .ToList();
        RotaShift? open = null;
        for (var i = 0; i + 1 < moments.Count; i++)
        {
            var standsIn = Overrides.Any(other => moments[i] >= other.From && moments[i] < other.Until);
            var member = OnCall(moments[i]);
            if (open is not null && (open.Member != member || open.StandsIn != standsIn || IsHandover(moments[i])))
            {
                yield return open;
                open = null;
            }
            if (member is { } who)
                open = open is null
                    ? new RotaShift(who, moments[i], moments[i + 1], standsIn)
                    : open with
                    {
                        Until = moments[i + 1],
                    };
        }
        if (open is not null)
            yield return open;
    }

    private long? Regular(DateTimeOffset now)
    {
        if (Members.IsEmpty || TurnOf(now) is not { } turn || turn < 0)
            return null;
        return Members[turn % Members.Length];
    }

    private int? TurnOf(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (now < LocalTime.Of(day, HandOver, Zone))
            day = day.AddDays(-1);
        var days = day.DayNumber - Start.DayNumber;
        return days < 0 ? null : days / TurnDays;
    }

    private bool IsHandover(DateTimeOffset moment) =>
        Overrides.All(other => moment < other.From || moment >= other.Until)
        && TurnOf(moment) != TurnOf(moment.AddTicks(-1));

    private IEnumerable<DateTimeOffset> Handovers(DateTimeOffset from, DateTimeOffset until)
    {
        var first = DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1);
        var skip = Math.Max(0, (first.DayNumber - Start.DayNumber) / TurnDays);
        for (var day = Start.AddDays(skip * TurnDays); ; day = day.AddDays(TurnDays))
        {
            var moment = LocalTime.Of(day, HandOver, Zone);
            if (moment >= until)
                yield break;
            yield return moment;
        }
    }
}
