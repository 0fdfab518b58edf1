using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>
/// Reads the busy hours of every link towards the outside. Hours in which the node saw an incident are left out: an attack is no
/// growth. Today is not over and does not count.
/// </summary>
internal sealed class GrowthReader(
    IMeasurementStore store,
    IIncidentArchive archive,
    NodeDirectory directory,
    LiveNodes live,
    TimeProvider time
)
{
    private const int Hour = 3_600;

    internal async Task<GrowthAnalysis> ReadAsync(TimeRange asked, CancellationToken cancel)
    {
        var today = Midnight(time.GetUtcNow());
        var end = asked.To < today ? Midnight(asked.To) : today;
        var start = Midnight(asked.From);
        if (start >= end)
            start = end.AddDays(-1);
        var range = new TimeRange(start, end);
        var attacked = Attacked(range);
        var links = new List<LinkGrowth>();
        foreach (var node in directory.Current.Nodes)
        {
            foreach (var link in live.LinksOf(node.Id))
            {
                var hours = await HoursAsync(node.Id, link, range, cancel);
                var days = BusyHours.Of(hours, attacked.GetValueOrDefault(node.Id) ?? [], range);
                links.Add(LinkOutlook.Of(node, link, days, range, today));
            }
        }

        return new GrowthAnalysis(
            range.From,
            range.To,
            LinkOutlook.FullAt,
            Core.Analytics.Trend.LeastDays,
            [
                .. links
                    .OrderBy(static link => link.Outlook == GrowthOutlook.Full ? 0 : 1)
                    .ThenBy(static link => link.Reaches ?? DateOnly.MaxValue)
                    .ThenByDescending(static link => link.Share ?? -1)
                    .ThenBy(static link => link.NodeName, StringComparer.Ordinal)
                    .ThenBy(static link => link.Interface, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>The hourly means of the busier direction.</summary>
    private async Task<Dictionary<long, double>> HoursAsync(
        NodeId node,
        NodeLink link,
        TimeRange range,
        CancellationToken cancel
    )
    {
        var most = (int)((range.To - range.From).TotalHours) + 1;
        var hours = new Dictionary<long, double>();
        foreach (var direction in new[] { Direction.Inbound, Direction.Outbound })
        {
            var scope = new SeriesScope.Interface(node, link.Name, direction);
            var series = await store.ReadAsync(new SeriesQuery(scope, range, most), cancel);
            var means = series
                .T.Zip(series.Bps.Mean)
                .Where(static point => point.Second is not null)
                .GroupBy(static point => point.First / Hour * Hour, static point => point.Second!.Value);
            foreach (var hour in means)
                hours[hour.Key] = Math.Max(hours.GetValueOrDefault(hour.Key), hour.Average());
        }

        return hours;
    }

    /// <summary>Hours in which each node saw an incident.</summary>
    private Dictionary<NodeId, HashSet<long>> Attacked(TimeRange range)
    {
        var attacked = new Dictionary<NodeId, HashSet<long>>();
        foreach (var incident in archive.Overlapping(range).Items)
        {
            var first = Math.Max(incident.Onset.ToUnixTimeSeconds(), range.From.ToUnixTimeSeconds()) / Hour;
            var end = incident.Ended ?? incident.Resolved ?? range.To;
            var last = Math.Min(end.ToUnixTimeSeconds(), range.To.ToUnixTimeSeconds()) / Hour;
            foreach (var node in incident.Nodes)
            {
                if (!attacked.TryGetValue(node, out var hours))
                    attacked[node] = hours = [];
                for (var hour = first; hour <= last; hour++)
                    hours.Add(hour * Hour);
            }
        }

        return attacked;
    }

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}
