using Flowtriq.Core.Analytics;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>Holds the alarms there would have been against the incidents there were; a step apart is the same time.</summary>
internal sealed class BackTestVerdict(TimeRange range, TimeSpan step, IReadOnlyList<ArchivedIncident> incidents)
{
    private const int MostItems = 200;
    private const int MostMissed = 50;

    private static readonly string[] Assumptions =
    [
        "Only steps of a minute with their highest second are kept for 30 days: bursts that stayed below the threshold on the mean of a second are not seen, and alarms within a minute are one.",
        "The baseline is the one the node had at the time: under other settings it would have learnt a little more or less.",
        "The reference of the hour of the week is learnt from the first recorded minute on; before a week is over it is less known than it was to the node.",
        "Only thresholds of links are tried: attacks that were found by their target's own threshold can look missed here.",
        "An alarm counts as right when an incident of the same node was open at the time.",
    ];

    /// <param name="found">The alarms there would have been.</param>
    /// <param name="recorded">The alarms by the thresholds that were in force.</param>
    /// <param name="measured">Share of the range that was recorded.</param>
    internal BackTestResult Of(IReadOnlyList<LinkAlarm> found, IReadOnlyList<BackTestAlarm> recorded, double measured)
    {
        var met = found
            .Select(one => (one.Alarm, Incidents: incidents.Where(i => Meets(one.Alarm, i)).ToList()))
            .ToList();
        var onAttacks = met.Count(static one => one.Incidents.Exists(static i => i.Verdict != Verdict.FalsePositive));
        var onNothing = met.Count(static one => one.Incidents.Count == 0);
        return new BackTestResult(
            range.From,
            range.To,
            (int)step.TotalSeconds,
            Math.Round(measured, 4),
            found.Count,
            recorded.Count,
            onAttacks,
            found.Count - onAttacks - onNothing,
            onNothing,
            [
                .. incidents
                    .Where(i => i.Verdict != Verdict.FalsePositive && range.Holds(i.Onset))
                    .Where(i => !found.Any(one => Meets(one.Alarm, i)))
                    .OrderByDescending(static i => i.Onset)
                    .Take(MostMissed)
                    .Select(static i => i.Times()),
            ],
            Days(found, recorded),
            [.. found.OrderByDescending(static one => one.Alarm.From).Take(MostItems).Select(Item)],
            Assumptions
        );
    }

    private bool Meets(BackTestAlarm alarm, ArchivedIncident incident) =>
        alarm.Overlaps(incident.Onset - step, (incident.Ended ?? incident.Resolved ?? range.To) + step);

    private BackTestItem Item(LinkAlarm one) =>
        new(
            one.Interface,
            one.Alarm.From,
            one.Alarm.To,
            one.Alarm.Metric,
            (BoundKind)one.Alarm.Bound,
            Math.Round(one.Alarm.Threshold),
            Math.Round(one.Alarm.Highest),
            [.. incidents.Where(i => Meets(one.Alarm, i)).Select(static i => i.Id.Number)]
        );

    private List<BackTestDay> Days(IReadOnlyList<LinkAlarm> found, IReadOnlyList<BackTestAlarm> recorded)
    {
        var alarms = found.CountBy(static one => Day(one.Alarm.From)).ToDictionary();
        var before = recorded.CountBy(static alarm => Day(alarm.From)).ToDictionary();
        var days = new List<BackTestDay>();
        for (var day = Day(range.From); day <= Day(range.To); day = day.AddDays(1))
            days.Add(new BackTestDay(day, alarms.GetValueOrDefault(day), before.GetValueOrDefault(day)));
        return days;
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
