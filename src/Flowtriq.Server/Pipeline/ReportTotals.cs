using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// What a node's report says of its edge: the sums over the ingress of transit and peer interfaces. Bounds are sums
/// too: the level all links together would have if each were at its own.
/// </summary>
public sealed record ReportTotals
{
    private const string Transit = "transit";
    private const string Peer = "peer";

    public double Pps { get; private init; }
    public double Bps { get; private init; }

    /// <summary>Packets per second that were offered and not delivered: by the kernel, and by the nodes' own firewalls.</summary>
    public double Dropped { get; private init; }

    /// <summary>Bits per second of the same.</summary>
    public double DroppedBps { get; private init; }
    public double P50Pps { get; private init; }
    public double P99Pps { get; private init; }
    public double ThresholdPps { get; private init; }
    public double P50Bps { get; private init; }
    public double P99Bps { get; private init; }
    public double ThresholdBps { get; private init; }

    /// <summary>The worst of all interfaces, directions and metrics: value divided by threshold.</summary>
    public double ThresholdShare { get; private init; }

    public double BaselineAgeSeconds { get; private init; }

    /// <summary>The least learnt of the edge's baselines.</summary>
    public Readiness Readiness { get; private init; }

    public static ReportTotals Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var edge = report
            .Interfaces.Where(IsEdge)
            .Select(static i => i.Inbound)
            .Where(static d => d is not null)
            .ToList();
        return new ReportTotals
        {
            Pps = edge.Sum(static d => d.Pps),
            Bps = edge.Sum(static d => d.Bps),
            Dropped = edge.Sum(DroppedPackets),
            DroppedBps = edge.Sum(DroppedBits),
            P50Pps = edge.Sum(static d => d.BaselineP50Pps),
            P99Pps = edge.Sum(static d => d.BaselineP99Pps),
            ThresholdPps = Learned(edge, static d => d.Packets),
            P50Bps = edge.Sum(static d => d.BaselineP50Bps),
            P99Bps = edge.Sum(static d => d.BaselineP99Bps),
            ThresholdBps = Learned(edge, static d => d.Bits),
            ThresholdShare = report
                .Interfaces.SelectMany(static i => new[] { i.Inbound, i.Outbound })
                .Select(Share)
                .DefaultIfEmpty()
                .Max(),
            BaselineAgeSeconds = edge.Select(static d => d.P99AgeSeconds).DefaultIfEmpty().Max(),
            Readiness = edge.Select(static d => d.Readiness).DefaultIfEmpty().Min(),
        };
    }

    /// <summary>
    /// The sum of the thresholds in force; 0 while any of the links still learns, since a link's capacity, all there is until
    /// then, says nothing beside the others' thresholds.
    /// </summary>
    internal static double Learned(
        List<DirectionReport> edge,
        Func<DirectionReport, IEnumerable<BoundReport>> bounds
    ) => edge.Exists(static d => d.Readiness == Readiness.Learning) ? 0 : edge.Sum(d => Effective(bounds(d)));

    /// <summary>The threshold in force; 0 when there is none.</summary>
    internal static double Effective(IEnumerable<BoundReport> bounds) =>
        bounds.FirstOrDefault(static b => b.Effective)?.Value ?? 0;

    /// <summary>Packets per second that entered and were not delivered.</summary>
    internal static double DroppedPackets(DirectionReport direction) => direction.Dropped + direction.FilteredPps;

    /// <summary>
    /// Bits per second of the same. The kernel counts its dropped packets only; their bits are those of packets of the mean
    /// size.
    /// </summary>
    internal static double DroppedBits(DirectionReport direction) =>
        direction.FilteredBps + (direction.Pps > 0 ? direction.Dropped * direction.Bps / direction.Pps : 0);

    internal static bool IsEdge(InterfaceReport report) => report.Role is Transit or Peer;

    private static double Share(DirectionReport? direction)
    {
        if (direction is null)
            return 0;
        var packets = Effective(direction.Packets);
        var bits = Effective(direction.Bits);
        return Math.Max(packets > 0 ? direction.Pps / packets : 0, bits > 0 ? direction.Bps / bits : 0);
    }
}
