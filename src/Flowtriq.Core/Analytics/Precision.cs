using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Analytics;

/// <summary>
/// How many of the incidents that people judged were attacks. Tests of the own defence count as found; what nobody judged
/// counts neither way.
/// </summary>
/// <param name="Attacks">Judged an attack.</param>
/// <param name="False">Judged ordinary traffic.</param>
/// <param name="Tests">Judged a test.</param>
/// <param name="Undecided">Not judged.</param>
public readonly record struct Precision(int Attacks, int False, int Tests, int Undecided)
{
    /// <summary>Judged.</summary>
    public int Judged => Attacks + Tests + False;

    /// <summary>Share of the judged that were attacks or tests, 0..1; null before anybody judged.</summary>
    public double? Share => Judged == 0 ? null : (double)(Attacks + Tests) / Judged;

    /// <summary>Lower end of the 95 % interval of <see cref="Share"/> (Wilson's).</summary>
    public double? Low => Share is { } share ? Wilson.LowerBound(share, Judged) : null;

    /// <summary>Upper end of the 95 % interval.</summary>
    public double? High => Share is { } share ? 1 - Wilson.LowerBound(1 - share, Judged) : null;

    /// <summary>Counts verdicts.</summary>
    public static Precision Of(IEnumerable<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var counts = verdicts.CountBy(static verdict => verdict).ToDictionary();
        return new Precision(
            counts.GetValueOrDefault(Verdict.TruePositive),
            counts.GetValueOrDefault(Verdict.FalsePositive),
            counts.GetValueOrDefault(Verdict.Test),
            counts.GetValueOrDefault(Verdict.None)
        );
    }
}
