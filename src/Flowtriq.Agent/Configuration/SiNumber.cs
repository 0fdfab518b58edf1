using System.Globalization;

namespace Flowtriq.Agent.Configuration;

/// <summary>Rates as people write them: "20k", "1.5 Mpps", "10 Gbps". Steps are powers of 1,000.</summary>
internal static class SiNumber
{
    /// <summary>The number; null when the text is none.</summary>
    internal static double? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        foreach (var unit in (ReadOnlySpan<string>)["bit/s", "bps", "pps"])
        {
            if (rest.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[..^unit.Length].TrimEnd();
                break;
            }
        }

        double factor = rest.IsEmpty
            ? 1
            : rest[^1] switch
            {
                'k' or 'K' => 1e3,
                'M' => 1e6,
                'G' => 1e9,
                'T' => 1e12,
                _ => 1,
            };
        if (factor > 1)
            rest = rest[..^1].TrimEnd();
        return double.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * factor
            : null;
    }
}
