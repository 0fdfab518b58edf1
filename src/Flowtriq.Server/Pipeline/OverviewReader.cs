using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Pipeline;

/// <summary>Everything the overview shows, joined from nodes, incidents and measurements.</summary>
public sealed class OverviewReader
{
    private readonly NodeDirectory directory;
    private readonly LiveNodes live;
    private readonly NodeViews nodes;
    private readonly IncidentBoard board;
    private readonly IncidentViews incidents;
    private readonly SeriesReader series;
    private readonly Announcers announcers;
    private readonly TimeProvider time;

    internal OverviewReader(
        NodeDirectory directory,
        LiveNodes live,
        NodeViews nodes,
        IncidentBoard board,
        IncidentViews incidents,
        SeriesReader series,
        Announcers announcers,
        TimeProvider time
    )
    {
        this.directory = directory;
        this.live = live;
        this.nodes = nodes;
        this.board = board;
        this.incidents = incidents;
        this.series = series;
        this.announcers = announcers;
        this.time = time;
    }

    public async Task<Overview> ReadAsync(int seconds, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var snapshot = directory.Current;
        var traffic = await TrafficAsync(new TimeRange(now.AddSeconds(-seconds), now), snapshot, cancel);
        var all = board.All.ToList();
        var active = all.Where(static i => i.State != IncidentState.Resolved).ToList();
        var resolved = all.Where(i => i.MergedInto is null && i.Resolved >= now - TimeSpan.FromHours(24)).ToList();
        return new Overview(
            snapshot.Version,
            now,
            nodes.All(),
            nodes.Pops(),
            [
                .. active
                    .OrderByDescending(static i => i.Rating.Severity)
                    .ThenByDescending(static i => i.Opened)
                    .Select(incidents.Summary),
            ],
            [.. resolved.OrderByDescending(static i => i.Resolved).Select(incidents.Summary)],
            KpiReader.Read(snapshot, live, all, announcers.Peers, now),
            traffic,
            snapshot
                .Nodes.GroupBy(static n => n.Pop, StringComparer.Ordinal)
                .ToDictionary(
                    static pop => pop.Key,
                    pop => TickSums.History(pop.Select(n => live.Find(n.Id)?.History(Latest(now))).OfType<double?[]>()),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>The second's figures of all nodes, in the order of the snapshot.</summary>
    public OverviewTick Tick()
    {
        var now = time.GetUtcNow();
        var snapshot = directory.Current;
        var arrivals = snapshot.Nodes.Select(n => live.Find(n.Id)?.Last).ToList();
        var fresh = snapshot.Nodes.Select(n => nodes.Heard(n.Id)?.Totals).ToList();
        var heard = fresh.OfType<ReportTotals>().ToList();
        return new OverviewTick(
            snapshot.Version,
            now.ToUnixTimeMilliseconds(),
            Column(fresh, static t => Math.Round(t.Pps)),
            Column(fresh, static t => Math.Round(t.Bps)),
            [.. arrivals.Select(a => (int)NodeViews.StateOf(a, a is null ? TimeSpan.Zero : now - a.At))],
            Column(fresh, static t => Math.Round(t.ThresholdShare, 3)),
            IngestLag.Milliseconds(arrivals.OfType<NodeArrival>(), now),
            [
                Math.Round(heard.Sum(static t => t.P50Pps)),
                Math.Round(heard.Sum(static t => t.P99Pps)),
                TickSums.Threshold(heard, static t => t.ThresholdPps),
                Math.Round(heard.Sum(static t => t.P50Bps)),
                Math.Round(heard.Sum(static t => t.P99Bps)),
                TickSums.Threshold(heard, static t => t.ThresholdBps),
            ],
            TickSums.Network(fresh, announcers.Peers),
            TickSums.Pops(snapshot.Nodes.Select((n, i) => (n.Pop, fresh[i])))
        );
    }

    /// <summary>The past is a gap while the store of measurements is away: the overview is what a NOC works by.</summary>
    private async Task<Series> TrafficAsync(TimeRange range, NodeSnapshot snapshot, CancellationToken cancel)
    {
        try
        {
            return await series.NetworkAsync(range, snapshot.Nodes.Select(static n => n.Id.Value), cancel);
        }
        catch (HttpRequestException)
        {
            return series.Gap(range);
        }
    }

    /// <summary>The last second every punctual node has reported in full: a report of this second may still be on its way.</summary>
    private static long Latest(DateTimeOffset now) => now.ToUnixTimeSeconds() - 1;

    private static double?[] Column(List<ReportTotals?> totals, Func<ReportTotals, double> value) =>
        [.. totals.Select(t => t is null ? (double?)null : value(t))];
}
