using System.Globalization;
using Flowtriq.Core.Analytics;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics;

/// <summary>Figures as the contract has them and as files write them.</summary>
internal static class Figures
{
    internal static FigureSpread View(this Spread spread) =>
        new(
            spread.Count,
            Round(spread.P50),
            Round(spread.P95),
            Round(spread.P99),
            Round(spread.Mean),
            Round(spread.Highest)
        );

    internal static IncidentTimes Times(this ArchivedIncident incident) =>
        new(
            incident.Id.Number,
            incident.Id.ToString(),
            incident.Title,
            incident.Target?.ToString(),
            incident.Onset,
            Round(incident.SecondsTo(incident.Detected)) ?? 0,
            Round(incident.SecondsTo(incident.Alerted)),
            Round(incident.SecondsTo(incident.InForce)),
            Round(incident.SecondsTo(incident.Mitigated)),
            incident.Verdict
        );

    /// <summary>To the thousandth, which is a millisecond.</summary>
    internal static double? Round(double? value) => value is { } known ? Math.Round(known, 3) : null;

    /// <summary>For a cell of a file; empty for none.</summary>
    internal static string Cell(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Seconds since 1970 for a cell of a file.</summary>
    internal static DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(second);
}
