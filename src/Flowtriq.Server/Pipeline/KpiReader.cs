using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Pipeline;

/// <summary>The figures of the overview's top row.</summary>
internal static class KpiReader
{
    private const int SparkLength = 24;

    internal static Kpi Read(
        NodeSnapshot nodes,
        LiveNodes live,
        IReadOnlyCollection<Incident> incidents,
        IReadOnlyList<AnnouncerPeer> routers,
        DateTimeOffset now
    )
    {
        var arrivals = nodes.Nodes.Select(n => live.Find(n.Id)?.Last).OfType<NodeArrival>().ToList();
        var heard = arrivals.Where(a => now - a.At <= LiveNodes.SilentAfter).Select(static a => a.Totals).ToList();
        var active = incidents.Where(static i => i.State != IncidentState.Resolved).ToList();
        var detections = incidents
            .Where(i => i.MergedInto is null && i.Detected >= now - TimeSpan.FromHours(24))
            .OrderBy(static i => i.Detected)
            .Select(static i => Math.Max(0, (i.Detected - i.Onset).TotalSeconds))
            .ToList();
        var sorted = detections.Order().ToList();
        return new Kpi(
            heard.Sum(static t => t.Bps),
            heard.Sum(static t => t.Pps),
            heard.Sum(static t => t.P50Bps),
            heard.Sum(static t => t.P50Pps),
            heard.Sum(static t => t.DroppedBps),
            active.Count,
            active.Count(static i => i.AcknowledgedAt is null),
            Percentile(sorted, 0.50),
            Percentile(sorted, 0.95),
            Percentile(sorted, 0.99),
            [.. detections.TakeLast(SparkLength)],
            heard.Count,
            nodes.Nodes.Length,
            [.. nodes.Nodes.Select(n => Silent(n, live, now)).OfType<SilentNode>()],
            IngestLag.Milliseconds(arrivals, now),
            routers.Count(static r => r.Up),
            routers.Count
        );
    }

    /// <summary>Nearest rank; null of nothing.</summary>
    internal static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];

    private static SilentNode? Silent(RegisteredNode node, LiveNodes live, DateTimeOffset now) =>
        live.Find(node.Id)?.Last is { } last && now - last.At is var silent && silent > LiveNodes.SilentAfter
            ? new SilentNode(node.Id.Value, node.Name, Math.Floor(silent.TotalSeconds))
            : null;
}
