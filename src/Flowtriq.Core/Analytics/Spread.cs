namespace Flowtriq.Core.Analytics;

/// <summary>How a set of figures is spread: percentiles by nearest rank, so that each is a figure that occurred.</summary>
/// <param name="Count">Figures there are.</param>
/// <param name="P50">The median; null of nothing, as are the others.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Highest">The highest.</param>
public readonly record struct Spread(int Count, double? P50, double? P95, double? P99, double? Mean, double? Highest)
{
    /// <summary>Of any figures; those that are no number are left out.</summary>
    public static Spread Of(IEnumerable<double> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        double[] sorted = [.. figures.Where(double.IsFinite)];
        Array.Sort(sorted);
        return new Spread(
            sorted.Length,
            Percentile(sorted, 0.50),
            Percentile(sorted, 0.95),
            Percentile(sorted, 0.99),
            sorted.Length == 0 ? null : sorted.Average(),
            sorted.Length == 0 ? null : sorted[^1]
        );
    }

    /// <summary>The smallest figure that at least this share (0..1) of all does not exceed; null of nothing.</summary>
    /// <param name="sorted">Figures, smallest first.</param>
    /// <param name="share">0.95 for the 95th percentile.</param>
    public static double? Percentile(ReadOnlySpan<double> sorted, double share) =>
        sorted.IsEmpty ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
