using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Contract.Portal;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Portal;

/// <summary>What a customer sees of its incidents and mitigations: neither nodes and routers nor the people behind them.</summary>
internal static class PortalViews
{
    internal static PortalIncident Of(Incident incident) =>
        new(
            incident.Id.Number,
            incident.Id.ToString(),
            incident.State,
            incident.Rating.Severity,
            incident.Title,
            incident.Target?.ToString() ?? "",
            incident.HostCount,
            incident.Onset,
            incident.Detected,
            incident.Resolved,
            Math.Round(incident.Peak.Packets.Value),
            Math.Round(incident.Peak.Bits.Value),
            [.. incident.Picture.Vectors.Select(static v => new PortalVector(v.Name, Math.Round(v.PacketShare, 3)))]
        );

    internal static PortalMitigation Of(MitigationSummary mitigation) =>
        new(
            mitigation.Id,
            mitigation.Incident,
            mitigation.Level,
            mitigation.State,
            mitigation.Target ?? "",
            mitigation.Created,
            mitigation.Accepted,
            mitigation.Ended
        );

    internal static PortalTraffic Of(MeasuredSeries series) =>
        new(series.Step, series.T, series.Pps.Mean, series.Bps.Mean);

    /// <summary>A row for each of the days up to today, oldest first.</summary>
    internal static PortalDay[] Days(IEnumerable<Incident> incidents, DateOnly today, int days)
    {
        var byDay = incidents.ToLookup(static i => DateOnly.FromDateTime(i.Onset.UtcDateTime));
        return
        [
            .. Enumerable
                .Range(1 - days, days)
                .Select(today.AddDays)
                .Select(day => new PortalDay(
                    day,
                    byDay[day].Count(),
                    Math.Round(byDay[day].Select(static i => i.Peak.Packets.Value).DefaultIfEmpty().Max()),
                    Math.Round(byDay[day].Select(static i => i.Peak.Bits.Value).DefaultIfEmpty().Max())
                )),
        ];
    }
}
