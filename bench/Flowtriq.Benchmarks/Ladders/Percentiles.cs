using System.Globalization;

namespace Flowtriq.Benchmarks.Ladders;

/// <summary>A set of measured times, in milliseconds.</summary>
internal sealed record Percentiles(double[] Sorted)
{
    public static Percentiles Of(IEnumerable<double> values) => new([.. values.Order()]);

    /// <summary>The smallest value that this share does not exceed (nearest rank); 0 of nothing.</summary>
    public double At(double share) =>
        Sorted.Length == 0 ? 0 : Sorted[Math.Clamp((int)Math.Ceiling(share * Sorted.Length) - 1, 0, Sorted.Length - 1)];

    public override string ToString() =>
        Sorted.Length == 0
            ? "n=0"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"n={Sorted.Length} min={Sorted[0]:0} median={At(0.5):0} p95={At(0.95):0} p99={At(0.99):0} max={Sorted[^1]:0} ms"
            );
}
