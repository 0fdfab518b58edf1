namespace Flowtriq.Core.Alerting;

/// <summary>Which incidents go which way. The first route that concerns an incident has it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">For people.</param>
/// <param name="Match">Which incidents.</param>
/// <param name="Policy">Number of the escalation policy; null tells nobody.</param>
public sealed record AlertRoute(long Number, string Name, AlertMatch Match, long? Policy)
{
    /// <summary>Which of them are told as one.</summary>
    public AlertGrouping Grouping { get; init; }

    /// <summary>How long after the first one others join it.</summary>
    public TimeSpan GroupFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When only what matters is told at once; null for never.</summary>
    public WeeklyHours? Quiet { get; init; }

    /// <summary>The least severity that is told in quiet hours; anything below waits for their end.</summary>
    public Incidents.Severity QuietBelow { get; init; } = Incidents.Severity.Critical;

    /// <summary>What the incidents of a group have in common.</summary>
    internal string GroupOf(AlertSubject subject) =>
        Grouping switch
        {
            AlertGrouping.None => "",
            AlertGrouping.Customer => subject.Customer ?? "",
            AlertGrouping.Pop => string.Join(',', subject.Pops.Order(StringComparer.Ordinal)),
            AlertGrouping.Family => subject.Incident.Picture.Family.ToString(),
            AlertGrouping.Route => "all",
        };

    internal Hush? QuietAt(AlertSubject subject, DateTimeOffset now) =>
        subject.Incident.Rating.Severity < QuietBelow && Quiet?.EndAt(now) is { } end
            ? new Hush(end, "quiet hours")
            : null;
}
