namespace Flowtriq.Core.Reports;

/// <summary>How fast something was done over several incidents, against an objective.</summary>
/// <param name="Objective">The longest time promised.</param>
/// <param name="Measured">Incidents with a time.</param>
/// <param name="Kept">Those of them within the objective.</param>
/// <param name="Median">Half were faster; null of nothing.</param>
/// <param name="Slowest95">95 of 100 were faster; null of nothing.</param>
/// <param name="Slowest">The slowest; null of nothing.</param>
public sealed record ReactionFigures(
    TimeSpan Objective,
    int Measured,
    int Kept,
    TimeSpan? Median,
    TimeSpan? Slowest95,
    TimeSpan? Slowest
)
{
    /// <summary>Makes the figures; ranks are nearest ranks, so each is a time that was measured.</summary>
    public static ReactionFigures Of(IEnumerable<TimeSpan> times, TimeSpan objective)
    {
        var sorted = times.Order().ToArray();
        return new(
            objective,
            sorted.Length,
            sorted.Count(time => time <= objective),
            Rank(sorted, 0.5),
            Rank(sorted, 0.95),
            sorted.Length == 0 ? null : sorted[^1]
        );
    }

    private static TimeSpan? Rank(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
