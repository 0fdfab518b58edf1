namespace Flowtriq.Core.Analytics;

/// <summary>
/// The 95th percentile as transit is billed: of the five-minute means of a period, the busiest 5 % do not count, and of the two
/// directions the larger counts. Rates are bits per second.
/// </summary>
/// <param name="Inbound">95th percentile of the inbound means; null when nothing was measured.</param>
/// <param name="Outbound">The same of the outbound ones.</param>
/// <param name="Samples">Inbound means there are.</param>
/// <param name="Expected">Means the period has.</param>
public readonly record struct BilledRate(double? Inbound, double? Outbound, int Samples, int Expected)
{
    /// <summary>Length of one mean in seconds.</summary>
    public const int StepSeconds = 300;

    private const double Share = 0.95;

    /// <summary>What is billed: the larger direction; null when nothing was measured.</summary>
    public double? Billed =>
        Inbound is { } inbound && Outbound is { } outbound ? Math.Max(inbound, outbound) : Inbound ?? Outbound;

    /// <summary>Share of the period that was measured, 0..1.</summary>
    public double Measured => Expected <= 0 ? 0 : Math.Min(1, (double)Samples / Expected);

    /// <summary>Of the means of a period. Missing ones are no zeros: they are not counted at all.</summary>
    /// <param name="inbound">Five-minute means of what arrived.</param>
    /// <param name="outbound">Five-minute means of what left.</param>
    /// <param name="seconds">Length of the period.</param>
    public static BilledRate Of(IEnumerable<double> inbound, IEnumerable<double> outbound, double seconds)
    {
        var (arrived, samples) = Percentile(inbound);
        var (left, _) = Percentile(outbound);
        return new BilledRate(arrived, left, samples, (int)Math.Round(seconds / StepSeconds));
    }

    private static (double? Rate, int Samples) Percentile(IEnumerable<double> means)
    {
        double[] sorted = [.. means.Where(double.IsFinite)];
        Array.Sort(sorted);
        return (Spread.Percentile(sorted, Share), sorted.Length);
    }
}
