using System.Globalization;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// Decides severity from magnitude and link head-room. More of either never lowers the result.
/// </summary>
public static class SeverityRule
{
    /// <summary>Multiples of the threshold from which an incident is medium, high and critical.</summary>
    private static readonly double[] Multiples = [2, 5, 20];

    /// <summary>Shares of the link's capacity from which an incident is medium, high and critical.</summary>
    private static readonly double[] LinkShares = [0.3, 0.5, 0.8];

    /// <summary>Rates an attack.</summary>
    /// <param name="timesThreshold">Measured rate divided by the threshold it exceeded; below 0 or not a number counts as 0.</param>
    /// <param name="linkShare">Share of the busiest link's capacity in use, 0 and up; null when no capacity is known.</param>
    public static SeverityRating Rate(double timesThreshold, double? linkShare)
    {
        var byMagnitude = Level(timesThreshold, Multiples);
        var byLink = linkShare is { } share ? Level(share, LinkShares) : Severity.Low;
        return byLink > byMagnitude
            ? new(byLink, string.Create(CultureInfo.InvariantCulture, $"link {linkShare!.Value * 100:F0} % full"))
            : new(byMagnitude, Magnitude(timesThreshold, linkShare));
    }

    private static Severity Level(double value, double[] steps)
    {
        var level = 0;
        while (level < steps.Length && value >= steps[level])
            level++;
        return (Severity)level;
    }

    private static string Magnitude(double times, double? linkShare)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Max(0, double.IsNaN(times) ? 0 : times):F1} × threshold"
        );
        return linkShare is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{text}, link {share * 100:F0} % full")
            : text;
    }
}
