using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Direction = Flowtriq.Core.Traffic.Direction;

namespace Flowtriq.Server.Metrics;

/// <summary>Collects the samples of a second until they are written. Bounded: what does not fit is counted and lost.</summary>
internal sealed class SampleBatch(SampleMetrics metrics)
{
    private const int Capacity = 500_000;

    // Guards waiting: many sessions add, one writer takes.
    private readonly Lock adding = new();
    private List<Sample> waiting = [];

    internal void Add(NodeId node, NodeArrival arrival)
    {
        lock (adding)
        {
            if (waiting.Count >= Capacity)
            {
                metrics.Lost();
                return;
            }

            for (var second = arrival.First; second <= arrival.Second; second++)
                waiting.AddRange(Samples(node.Value, arrival, second));
        }
    }

    internal List<Sample> Take()
    {
        lock (adding)
        {
            var taken = waiting;
            waiting = new List<Sample>(taken.Count);
            return taken;
        }
    }

    // What was dropped belongs to the whole time that the report covers: it is counted once, in its last second.
    private static IEnumerable<Sample> Samples(string node, NodeArrival arrival, long second) =>
        second == arrival.Second
            ? Samples(node, arrival.Report, arrival.Totals, second)
            : Samples(node, arrival.Report, arrival.Totals, second)
                .Select(static sample => sample with { Dropped = 0, DroppedBps = 0 });

    private static IEnumerable<Sample> Samples(string node, Report report, ReportTotals totals, long second)
    {
        foreach (var link in report.Interfaces)
        {
            if (link.Inbound is { } inbound)
                yield return Of(
                    new SeriesKey(node, link.Name, Direction.Inbound, SeriesKind.Interface),
                    second,
                    inbound
                );
            if (link.Outbound is { } outbound)
                yield return Of(
                    new SeriesKey(node, link.Name, Direction.Outbound, SeriesKind.Interface),
                    second,
                    outbound
                );
        }

        yield return new Sample(
            new SeriesKey(node, "", Direction.Inbound, SeriesKind.Edge),
            second,
            Whole(totals.Pps),
            Whole(totals.Bps),
            Whole(totals.Dropped),
            Whole(totals.DroppedBps),
            new SampleBounds(
                Whole(totals.P50Pps),
                Whole(totals.P99Pps),
                Whole(totals.ThresholdPps),
                Whole(totals.P50Bps),
                Whole(totals.P99Bps),
                Whole(totals.ThresholdBps)
            )
        );
        yield return Outbound(node, report, second);
        if (report.Mix is { } mix)
        {
            foreach (var (kind, share) in Shares(mix))
                yield return new Sample(
                    new SeriesKey(node, "", Direction.Inbound, kind),
                    second,
                    Whole(totals.Pps * share),
                    0,
                    0,
                    0,
                    null
                );
        }
    }

    private static (SeriesKind, double)[] Shares(ProtocolMix mix) =>
        [
            (SeriesKind.Tcp, mix.Tcp),
            (SeriesKind.Udp, mix.Udp),
            (SeriesKind.Icmp, mix.Icmp),
            (SeriesKind.Other, mix.Other),
        ];

    private static Sample Outbound(string node, Report report, long second)
    {
        var edge = report
            .Interfaces.Where(ReportTotals.IsEdge)
            .Select(static i => i.Outbound)
            .OfType<DirectionReport>()
            .ToList();
        return new Sample(
            new SeriesKey(node, "", Direction.Outbound, SeriesKind.Edge),
            second,
            Whole(edge.Sum(static d => d.Pps)),
            Whole(edge.Sum(static d => d.Bps)),
            Whole(edge.Sum(ReportTotals.DroppedPackets)),
            Whole(edge.Sum(ReportTotals.DroppedBits)),
            null
        );
    }

    private static Sample Of(SeriesKey key, long second, DirectionReport way) =>
        new(
            key,
            second,
            Whole(way.Pps),
            Whole(way.Bps),
            Whole(ReportTotals.DroppedPackets(way)),
            Whole(ReportTotals.DroppedBits(way)),
            new SampleBounds(
                Whole(way.BaselineP50Pps),
                Whole(way.BaselineP99Pps),
                Whole(ReportTotals.Learned([way], static d => d.Packets)),
                Whole(way.BaselineP50Bps),
                Whole(way.BaselineP99Bps),
                Whole(ReportTotals.Learned([way], static d => d.Bits))
            )
        );

    private static long Whole(double rate) => rate is >= 0 and < 1e18 ? (long)Math.Round(rate) : 0;
}
