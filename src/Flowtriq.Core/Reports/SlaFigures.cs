namespace Flowtriq.Core.Reports;

/// <summary>
/// What a period was like for one customer against what was promised. Whether a service suffered is not measured, so
/// impairment is the most that attacks can have cost: from the onset until something was in force, and all time in which
/// traffic to an address was discarded.
/// </summary>
public sealed record SlaFigures
{
    /// <summary>The time it is about.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>What was promised.</summary>
    public required SlaObjectives Objectives { get; init; }

    /// <summary>Incidents that count, by onset.</summary>
    public required IReadOnlyList<ReportedIncident> Incidents { get; init; }

    /// <summary>Incidents left out as false positives or tests.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Time in which at least one attack ran.</summary>
    public required TimeSpan UnderAttack { get; init; }

    /// <summary>Time in which an attack ran and nothing was in force against it yet.</summary>
    public required TimeSpan Unmitigated { get; init; }

    /// <summary>Time in which all traffic to an address of the customer was discarded.</summary>
    public required TimeSpan Discarded { get; init; }

    /// <summary>Both together, counted once.</summary>
    public required TimeSpan Impaired { get; init; }

    /// <summary>From onset to detection.</summary>
    public required ReactionFigures Detect { get; init; }

    /// <summary>From detection until something was in force.</summary>
    public required ReactionFigures Mitigate { get; init; }

    /// <summary>Incidents against which nothing was ever in force.</summary>
    public required int NeverMitigated { get; init; }

    /// <summary>Share of the period without impairment, 0..1.</summary>
    public double Unimpaired => Period.Length > TimeSpan.Zero ? 1 - (Impaired / Period.Length) : 1;

    /// <summary>True when at least the promised share was without impairment.</summary>
    public bool KeptUnimpaired => Unimpaired >= Objectives.Unimpaired;

    /// <summary>The highest packet rate of any incident; 0 without one.</summary>
    public double PeakPps => Incidents.Select(static i => i.PeakPps).DefaultIfEmpty().Max();

    /// <summary>The highest bit rate of any incident; 0 without one.</summary>
    public double PeakBps => Incidents.Select(static i => i.PeakBps).DefaultIfEmpty().Max();

    /// <summary>The largest share of a link that any incident took; null when none is known.</summary>
    public double? LinkShare => Incidents.Max(static i => i.LinkShare);

    /// <summary>Computes the figures.</summary>
    /// <param name="period">The time they are about.</param>
    /// <param name="objectives">What was promised.</param>
    /// <param name="incidents">Incidents that overlap the period.</param>
    /// <param name="discards">When traffic to an address of the customer was discarded.</param>
    /// <param name="now">What still lasts lasts until then.</param>
    public static SlaFigures Of(
        ReportPeriod period,
        SlaObjectives objectives,
        IReadOnlyCollection<ReportedIncident> incidents,
        IReadOnlyCollection<(DateTimeOffset From, DateTimeOffset To)> discards,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(objectives);
        var counted = incidents.Where(static i => i.Counts).OrderBy(static i => i.Onset).ToArray();
        var unmitigated = counted
            .Select(incident => (incident.Onset, To: Earlier(incident.Mitigated, incident.Ended) ?? now))
            .ToArray();
        // A time to detect or mitigate belongs to the period in which the attack began, so that none counts twice.
        var begun = counted.Where(incident => period.Holds(incident.Onset)).ToArray();
        return new()
        {
            Period = period,
            Objectives = objectives,
            Incidents = counted,
            LeftOut = incidents.Count - counted.Length,
            UnderAttack = Spans.Covered(counted.Select(incident => (incident.Onset, incident.Ended ?? now)), period),
            Unmitigated = Spans.Covered(unmitigated, period),
            Discarded = Spans.Covered(discards, period),
            Impaired = Spans.Covered([.. unmitigated, .. discards], period),
            Detect = ReactionFigures.Of(begun.Select(static i => i.ToDetect), objectives.Detect),
            Mitigate = ReactionFigures.Of(
                begun.Select(static i => i.ToMitigate).OfType<TimeSpan>(),
                objectives.Mitigate
            ),
            NeverMitigated = counted.Count(static i => i.Mitigated is null),
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is { } first && right is { } second ? (first < second ? first : second) : left ?? right;
}
