using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>Reads all that a report of a period may tell.</summary>
internal sealed class PeriodFactsReader(
    IIncidentArchive archive,
    IncidentFinder incidents,
    MitigationHistory mitigations,
    IMeasurementStore measurements,
    LinkCapacities links,
    ObjectiveStore objectives,
    WorkspaceName workspace,
    TimeProvider time
)
{
    // An hour or more a point over a month: a chart of a page's width shows no more.
    private const int MostPoints = 800;

    /// <summary>Of a customer.</summary>
    internal async Task<PeriodFacts> ReadAsync(
        long number,
        Customer customer,
        ReportPeriod period,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var past = archive.Overlapping(new TimeRange(period.From, period.To));
        return new PeriodFacts
        {
            Now = now,
            Organisation = Organisation,
            Customer = customer.Name,
            Prefixes = [.. customer.Prefixes.Select(static prefix => prefix.ToString())],
            Period = period,
            Objectives = objectives.Of(number),
            Incidents = [.. past.Items.Where(one => IsOf(one, customer.Name)).Select(Reported)],
            Left = past.Left,
            Discards = Discards(customer.Name, now),
            Traffic = await TrafficAsync(new SeriesScope.Customer(customer.Name), period, cancel),
            Capacity = null,
        };
    }

    /// <summary>Of the whole network.</summary>
    internal async Task<PeriodFacts> ReadAsync(ReportPeriod period, CancellationToken cancel)
    {
        var past = archive.Overlapping(new TimeRange(period.Before.From, period.To));
        return new PeriodFacts
        {
            Now = time.GetUtcNow(),
            Organisation = Organisation,
            Customer = null,
            Prefixes = [],
            Period = period,
            Objectives = objectives.Usual,
            Incidents = [.. past.Items.Select(Reported)],
            Left = past.Left,
            Discards = [],
            Traffic = await TrafficAsync(new SeriesScope.Network(), period, cancel),
            Capacity = links.OfNetwork(),
        };
    }

    private string Organisation => workspace.Now() ?? "Flowtriq";

    private static bool IsOf(ArchivedIncident incident, string customer) =>
        string.Equals(incident.Customer, customer, StringComparison.OrdinalIgnoreCase);

    private ReportedIncident Reported(ArchivedIncident incident) =>
        new()
        {
            Id = incident.Id,
            Title = incident.Title,
            Target = incident.Target?.ToString() ?? "",
            Customer = incident.Customer ?? "",
            Severity = incident.Severity,
            Verdict = incident.Verdict,
            Onset = incident.Onset,
            Detected = incident.Detected,
            Mitigated = incident.InForce,
            Ended = incident.Ended ?? incident.Resolved,
            PeakPps = incident.Peak.Packets.Value,
            PeakBps = incident.Peak.Bits.Value,
            LinkShare = LinkShareOf(incident.Id),
            Vectors = [.. incident.Picture.Vectors.Select(static vector => vector.Name)],
            Pops = incident.Pops,
        };

    private double? LinkShareOf(IncidentId id) =>
        incidents.Find(id) is { } incident ? incident.Observations.Max(static seen => seen.LinkShare) : null;

    private (DateTimeOffset From, DateTimeOffset To)[] Discards(string customer, DateTimeOffset now) =>
        [
            .. from one in mitigations.Of(customer)
            where one.Level == MitigationLevel.Blackhole && one.Accepted is not null
            select (one.Accepted!.Value, one.Ended ?? now),
        ];

    /// <summary>A store that is away leaves the chart out; the report says that it is missing.</summary>
    private async Task<MeasuredSeries?> TrafficAsync(SeriesScope scope, ReportPeriod period, CancellationToken cancel)
    {
        try
        {
            return await measurements.ReadAsync(
                new SeriesQuery(scope, new TimeRange(period.From, period.To), MostPoints),
                cancel
            );
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
