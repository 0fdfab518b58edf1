using System.Globalization;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>What rules are expected to match.</summary>
/// <param name="ExcessShare">Share of the attack's packets, 0..1; null when no sample tells.</param>
/// <param name="NormalShare">Share of the target's ordinary packets, 0..1; null when nothing is known of them.</param>
public readonly record struct RulePrediction(double? ExcessShare, double? NormalShare)
{
    /// <summary>"matches 96 % of the excess, 0.3 % of normal".</summary>
    public override string ToString() =>
        $"matches {Percent(ExcessShare)} of the excess, {Percent(NormalShare)} of normal";

    private static string Percent(double? share) =>
        share is not { } known ? "an unknown part"
        : known is > 0 and < 0.1 or > 0.995 and < 1 ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:F1} %")
        : string.Create(CultureInfo.InvariantCulture, $"{known * 100:F0} %");
}
