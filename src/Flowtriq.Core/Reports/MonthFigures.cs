using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Reports;

/// <summary>What a period was like for the whole network, beside the period before.</summary>
public sealed record MonthFigures
{
    private const int Largest = 5;

    /// <summary>The time it is about.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>Incidents that count and began in the period, by onset.</summary>
    public required IReadOnlyList<ReportedIncident> Incidents { get; init; }

    /// <summary>How many began in the period before.</summary>
    public required int Before { get; init; }

    /// <summary>Incidents left out as false positives or tests.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Time in which at least one attack ran.</summary>
    public required TimeSpan UnderAttack { get; init; }

    /// <summary>From onset to detection.</summary>
    public required ReactionFigures Detect { get; init; }

    /// <summary>From detection until something was in force.</summary>
    public required ReactionFigures Mitigate { get; init; }

    /// <summary>By the largest vector, most incidents first.</summary>
    public required IReadOnlyList<CountedName> Vectors { get; init; }

    /// <summary>By customer, most incidents first; targets that nobody owns are left out.</summary>
    public required IReadOnlyList<CountedName> Customers { get; init; }

    /// <summary>The largest by bit rate, largest first.</summary>
    public IReadOnlyList<ReportedIncident> Top => [.. Incidents.OrderByDescending(static i => i.PeakBps).Take(Largest)];

    /// <summary>How many incidents were of a severity.</summary>
    public int Of(Severity severity) => Incidents.Count(incident => incident.Severity == severity);

    /// <summary>Computes the figures.</summary>
    /// <param name="period">The time they are about.</param>
    /// <param name="objectives">What was promised where nothing else was agreed.</param>
    /// <param name="incidents">Incidents that overlap the period or the one before.</param>
    /// <param name="now">What still lasts lasts until then.</param>
    public static MonthFigures Of(
        ReportPeriod period,
        SlaObjectives objectives,
        IReadOnlyCollection<ReportedIncident> incidents,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(objectives);
        var begun = incidents.Where(incident => period.Holds(incident.Onset)).OrderBy(static i => i.Onset).ToArray();
        var counted = begun.Where(static incident => incident.Counts).ToArray();
        return new()
        {
            Period = period,
            Incidents = counted,
            Before = incidents.Count(incident => incident.Counts && period.Before.Holds(incident.Onset)),
            LeftOut = begun.Length - counted.Length,
            UnderAttack = Running(counted, period, now),
            Detect = ReactionFigures.Of(counted.Select(static i => i.ToDetect), objectives.Detect),
            Mitigate = ReactionFigures.Of(
                counted.Select(static i => i.ToMitigate).OfType<TimeSpan>(),
                objectives.Mitigate
            ),
            Vectors = Count(counted, static i => i.Vectors.Count > 0 ? i.Vectors[0] : "Not attributed", period, now),
            Customers = Count(counted.Where(static i => i.Customer.Length > 0), static i => i.Customer, period, now),
        };
    }

    private static CountedName[] Count(
        IEnumerable<ReportedIncident> incidents,
        Func<ReportedIncident, string> name,
        ReportPeriod period,
        DateTimeOffset now
    ) =>
        [
            .. incidents
                .GroupBy(name, StringComparer.OrdinalIgnoreCase)
                .Select(group => new CountedName(
                    group.Key,
                    group.Count(),
                    group.Max(static i => i.PeakBps),
                    Running(group, period, now)
                ))
                .OrderByDescending(static counted => counted.Incidents)
                .ThenBy(static counted => counted.Name, StringComparer.Ordinal),
        ];

    private static TimeSpan Running(IEnumerable<ReportedIncident> incidents, ReportPeriod period, DateTimeOffset now) =>
        Spans.Covered(incidents.Select(incident => (incident.Onset, incident.Ended ?? now)), period);
}
