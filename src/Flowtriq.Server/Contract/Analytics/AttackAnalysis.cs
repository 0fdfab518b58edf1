namespace Flowtriq.Server.Contract.Analytics;

/// <summary>The attacks of a range: how many, how long, how large, of what, on whom, where and when.</summary>
/// <param name="From">Start of the range.</param>
/// <param name="To">Its end.</param>
/// <param name="Left">Older incidents that were left out because there are too many.</param>
/// <param name="Figures">The range.</param>
/// <param name="Before">The period before it, as long.</param>
/// <param name="Step">Seconds of a column of <c>T</c>.</param>
/// <param name="T">Start of each column, seconds since 1970.</param>
/// <param name="Keys">The leading vectors, the most frequent first; "other" stands for the rest.</param>
/// <param name="Counts">For each key, attacks that began in each column.</param>
/// <param name="Vectors">By vector, also where it does not lead.</param>
/// <param name="Customers">By customer; the key is empty for what belongs to nobody.</param>
/// <param name="Pops">By point of presence; an attack on several counts in each.</param>
/// <param name="Hours">Attacks that began in each hour of the week (UTC), Monday 00:00 first.</param>
/// <param name="Sizes">By peak.</param>
/// <param name="Durations">By duration.</param>
public sealed record AttackAnalysis(
    DateTimeOffset From,
    DateTimeOffset To,
    int Left,
    AttackFigures Figures,
    AttackFigures Before,
    int Step,
    long[] T,
    IReadOnlyList<string> Keys,
    int[][] Counts,
    IReadOnlyList<AttackGroup> Vectors,
    IReadOnlyList<AttackGroup> Customers,
    IReadOnlyList<AttackGroup> Pops,
    int[] Hours,
    IReadOnlyList<AttackClass> Sizes,
    IReadOnlyList<AttackClass> Durations
);
