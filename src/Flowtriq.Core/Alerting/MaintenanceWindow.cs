namespace Flowtriq.Core.Alerting;

/// <summary>Time in which work is done on something: nobody is told of its incidents, everything else goes on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What is done, for people.</param>
/// <param name="Scope">On what: nodes, POPs, customers; nothing set means the workspace.</param>
/// <param name="From">When it begins; with <paramref name="Weekly"/> the first moment it may.</param>
/// <param name="Until">When it is over for good; null for never, which only a weekly one may say.</param>
/// <param name="Weekly">When it is each week; null for once.</param>
public sealed record MaintenanceWindow(
    long Number,
    string Name,
    AlertMatch Scope,
    DateTimeOffset From,
    DateTimeOffset? Until,
    WeeklyHours? Weekly
)
{
    /// <summary>When the work that lasts at this moment ends; null when none does.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now)
    {
        if (now < From || now >= Until)
            return null;
        var end = Weekly is null ? Until : Weekly.EndAt(now);
        return end > Until ? Until : end;
    }

    internal Hush? Of(AlertSubject subject, DateTimeOffset now) =>
        EndAt(now) is { } end && Scope.Covers(subject) ? new Hush(end, $"maintenance: {Name}") : null;
}
