using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Pipeline;

/// <summary>Sums over the nodes heard in a second; a node not heard in time is null, and never counts as zero traffic.</summary>
internal static class TickSums
{
    internal static NetworkTick Network(IReadOnlyCollection<ReportTotals?> nodes, IReadOnlyList<AnnouncerPeer> routers)
    {
        var heard = nodes.OfType<ReportTotals>().ToList();
        return new NetworkTick(
            Sum(heard, static t => t.Pps),
            Sum(heard, static t => t.Bps),
            heard.Sum(static t => t.Dropped),
            Math.Round(heard.Sum(static t => t.DroppedBps)),
            Sum(heard, static t => Math.Max(0, t.Pps - t.Dropped)),
            Sum(heard, static t => Math.Max(0, t.Bps - t.DroppedBps)),
            heard.Count,
            nodes.Count,
            routers.Count(static r => r.Up),
            routers.Count
        );
    }

    /// <summary>Groups are in the order in which their names first appear, as in the snapshot.</summary>
    internal static PopTick Pops(IEnumerable<(string Pop, ReportTotals? Totals)> nodes)
    {
        var pops = nodes
            .GroupBy(static n => n.Pop, static n => n.Totals, StringComparer.Ordinal)
            .Select(static pop => pop.OfType<ReportTotals>().ToList())
            .ToList();
        return new PopTick(
            [.. pops.Select(static heard => Sum(heard, static t => t.Pps))],
            [.. pops.Select(static heard => Sum(heard, static t => t.Bps))],
            [
                .. pops.Select(static heard =>
                    Math.Round(heard.Select(static t => t.ThresholdShare).DefaultIfEmpty().Max(), 3)
                ),
            ]
        );
    }

    /// <summary>0 while one of the nodes has none: what is left out would make the rest look nearer to its threshold.</summary>
    internal static double Threshold(IReadOnlyCollection<ReportTotals> heard, Func<ReportTotals, double> value) =>
        heard.All(t => value(t) > 0) ? Math.Round(heard.Sum(value)) : 0;

    /// <summary>Adds histories second by second; a second in which none has a sample stays a gap.</summary>
    internal static double?[] History(IEnumerable<double?[]> nodes)
    {
        var sum = new double?[LiveNode.HistorySeconds];
        foreach (var node in nodes)
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] = node[i] is { } rate ? (sum[i] ?? 0) + rate : sum[i];
        }

        return sum;
    }

    private static double? Sum(List<ReportTotals> heard, Func<ReportTotals, double> value) =>
        heard.Count == 0 ? null : Math.Round(heard.Sum(value));
}
