using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Direction = Flowtriq.Core.Traffic.Direction;

namespace Flowtriq.Server.Metrics;

/// <summary>
/// Collects the samples of a second until they are written, and of longer while the store is away. Bounded: what does not fit is
/// counted and lost, the newest reports first and then the oldest samples.
/// </summary>
internal sealed class SampleBatch(NamedSamples named, SampleMetrics metrics)
{
    internal const int Capacity = 500_000;

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
            {
                waiting.AddRange(
                    Samples(node.Value, arrival.Report, arrival.Totals, second, last: second == arrival.Second)
                );
                waiting.AddRange(named.Of(node, arrival.Report, arrival.Totals, second));
            }
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

    /// <summary>Takes back what could not be written: it goes first next time.</summary>
    internal void PutBack(List<Sample> samples)
    {
        lock (adding)
        {
            var over = Math.Max(0, samples.Count + waiting.Count - Capacity);
            metrics.Forgotten(Math.Min(over, samples.Count));
            samples.RemoveRange(0, Math.Min(over, samples.Count));
            samples.AddRange(waiting);
            waiting = samples;
        }
    }

    /// <summary>Samples that wait to be written.</summary>
    internal int Waiting
    {
        get
        {
            lock (adding)
                return waiting.Count;
        }
    }

    private static IEnumerable<Sample> Samples(string node, Report report, ReportTotals totals, long second, bool last)
    {
        foreach (var link in report.Interfaces)
        {
            if (link.Inbound is { } inbound)
                yield return Of(
                    new SeriesKey(node, link.Name, Direction.Inbound, SeriesKind.Interface),
                    second,
                    inbound,
                    last
                );
            if (link.Outbound is { } outbound)
                yield return Of(
                    new SeriesKey(node, link.Name, Direction.Outbound, SeriesKind.Interface),
                    second,
                    outbound,
                    last
                );
        }

        var ingress = report.Interfaces.Where(ReportTotals.IsEdge).Select(static i => i.Inbound);
        var (dropped, droppedBps) = Dropped(ingress, last);
        yield return new Sample(
            new SeriesKey(node, "", Direction.Inbound, SeriesKind.Edge),
            second,
            Whole(totals.Pps),
            Whole(totals.Bps),
            dropped,
            droppedBps,
            new SampleBounds(
                Whole(totals.P50Pps),
                Whole(totals.P99Pps),
                Whole(totals.ThresholdPps),
                Whole(totals.P50Bps),
                Whole(totals.P99Bps),
                Whole(totals.ThresholdBps)
            )
        );
        yield return Outbound(node, report, second, last);
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

    private static Sample Outbound(string node, Report report, long second, bool last)
    {
        var edge = report
            .Interfaces.Where(ReportTotals.IsEdge)
            .Select(static i => i.Outbound)
            .OfType<DirectionReport>()
            .ToList();
        var (dropped, droppedBps) = Dropped(edge, last);
        return new Sample(
            new SeriesKey(node, "", Direction.Outbound, SeriesKind.Edge),
            second,
            Whole(edge.Sum(static d => d.Pps)),
            Whole(edge.Sum(static d => d.Bps)),
            dropped,
            droppedBps,
            null
        );
    }

    private static Sample Of(SeriesKey key, long second, DirectionReport way, bool last)
    {
        var (dropped, droppedBps) = Dropped([way], last);
        return new Sample(
            key,
            second,
            Whole(way.Pps),
            Whole(way.Bps),
            dropped,
            droppedBps,
            new SampleBounds(
                Whole(way.BaselineP50Pps),
                Whole(way.BaselineP99Pps),
                Whole(ReportTotals.Learned([way], static d => d.Packets)),
                Whole(way.BaselineP50Bps),
                Whole(way.BaselineP99Bps),
                Whole(ReportTotals.Learned([way], static d => d.Bits))
            )
        );
    }

    // What the kernel lost is a count of the whole time that the report covers: it is told once, in its last second. What
    // filters drop is a rate like what arrives, and holds in each of them.
    private static (long Pps, long Bps) Dropped(IEnumerable<DirectionReport?> ways, bool last)
    {
        var heard = ways.OfType<DirectionReport>().ToList();
        return last
            ? (Whole(heard.Sum(ReportTotals.DroppedPackets)), Whole(heard.Sum(ReportTotals.DroppedBits)))
            : (Whole(heard.Sum(static d => d.FilteredPps)), Whole(heard.Sum(static d => d.FilteredBps)));
    }

    private static long Whole(double rate) => Sample.Whole(rate);
}
