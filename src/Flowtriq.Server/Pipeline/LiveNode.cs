using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Finding = Flowtriq.Server.Contract.Finding;

namespace Flowtriq.Server.Pipeline;

/// <summary>One node's last report and its last minute of ingress.</summary>
public sealed class LiveNode
{
    internal const int HistorySeconds = 60;

    // Guards clock and the two rings; reports of a node come one after another, readers come at any time.
    private readonly Lock writing = new();
    private readonly ReportClock clock = new();
    private readonly long[] seconds = new long[HistorySeconds + 4];
    private readonly double[] rates = new double[HistorySeconds + 4];
    private NodeArrival? latest;
    private IReadOnlyList<Finding> findings = [];

    /// <summary>The latest report; null before the first.</summary>
    public NodeArrival? Last => Volatile.Read(ref latest);

    /// <summary>What the agent last found in the way of its work; empty before it looked.</summary>
    internal IReadOnlyList<Finding> Findings
    {
        get => Volatile.Read(ref findings);
        set => Volatile.Write(ref findings, value);
    }

    /// <summary>As they were reported before this server started.</summary>
    internal IReadOnlyList<NodeLink> Remembered { get; set; } = [];

    /// <summary>Links towards the outside, as last reported.</summary>
    internal IReadOnlyList<NodeLink> Links =>
        Last is { } last
            ?
            [
                .. last
                    .Report.Interfaces.Where(ReportTotals.IsEdge)
                    .Select(static link => new NodeLink(link.Name, link.Role, link.CapacityBps)),
            ]
            : Remembered;

    internal NodeArrival Accept(Report report, DateTimeOffset receivedAt)
    {
        var totals = ReportTotals.Of(report);
        lock (writing)
        {
            var at = UnixMicroseconds.TryParse(report.AtUnixUs + report.ClockOffsetUs, out var own) ? own : receivedAt;
            var (first, last) = clock.SecondsOf(at, receivedAt);
            for (var second = first; second <= last; second++)
            {
                var slot = (int)(second % seconds.Length);
                seconds[slot] = second;
                rates[slot] = totals.Pps;
            }

            var arrival = new NodeArrival(report, receivedAt, first, last, totals);
            Volatile.Write(ref latest, arrival);
            return arrival;
        }
    }

    /// <summary>The last minute of inbound pps up to and including a second, oldest first; null where nothing was reported.</summary>
    internal double?[] History(long until)
    {
        var history = new double?[HistorySeconds];
        lock (writing)
        {
            for (var i = 0; i < history.Length; i++)
            {
                var second = until - history.Length + 1 + i;
                var slot = (int)(second % seconds.Length);
                history[i] = seconds[slot] == second ? Math.Round(rates[slot]) : null;
            }
        }

        return history;
    }

    /// <summary>Capacity of a link as the node knows it; null when it does not.</summary>
    internal BitsPerSecond? CapacityOf(string name) =>
        Last?.Report.Interfaces.FirstOrDefault(i => i.Name == name) is { CapacityBps: > 0 } found
            ? new BitsPerSecond(found.CapacityBps)
            : null;
}
