using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using ProtocolMix = Flowtriq.Server.Contract.ProtocolMix;
using RingQuality = Flowtriq.Server.Contract.RingQuality;

namespace Flowtriq.Server.Pipeline;

/// <summary>A node with all it last reported.</summary>
internal static class NodeDetailView
{
    internal static NodeDetail Of(
        RegisteredNode node,
        Node view,
        NodeCertificate? certificate,
        CloneSighting? clone,
        LiveNode? live,
        ulong configVersion
    )
    {
        var report = live?.Last?.Report;
        var cost = report?.Cost ?? new AgentCost();
        return new NodeDetail(
            view,
            node.HostName,
            node.Kernel,
            node.Architecture,
            node.EnrolledAt,
            certificate,
            clone is null ? null : new NodeClone(clone.First, clone.Last, clone.Times, clone.Text),
            (report?.ClockOffsetUs ?? 0) / 1000.0,
            cost.CpuFraction,
            (long)cost.RssBytes,
            (long)cost.UptimeSeconds,
            (long)(report?.DroppedEvents ?? 0),
            Ring(report?.Ring),
            [.. (report?.Interfaces ?? []).Select(Link)],
            [
                .. (report?.TopTargets ?? []).Select(static t => new TargetRate(
                    t.Target,
                    t.Pps,
                    t.Bps,
                    t.StandardErrorPps
                )),
            ],
            (long)configVersion,
            report?.Mix is { } mix ? new ProtocolMix(mix.Tcp, mix.Udp, mix.Icmp, mix.Other, mix.Fragments) : null,
            live?.Findings ?? []
        );
    }

    private static RingQuality Ring(Protocol.RingQuality? ring) =>
        ring is null
            ? new RingQuality(false, "no report yet", 0, 0, 0, 0, 0, 0)
            : new RingQuality(
                ring.Active,
                ring.Reason,
                ring.Sampling,
                (long)ring.Sampled,
                (long)ring.Dropped,
                (long)ring.Unparsed,
                ring.Held,
                ring.SpanSeconds
            );

    private static Interface Link(InterfaceReport link) =>
        new(
            link.Name,
            ReportWords.Role(link.Role),
            link.CapacityBps,
            link.Up,
            Way(link.Inbound ?? new DirectionReport()),
            Way(link.Outbound ?? new DirectionReport())
        );

    private static InterfaceDirection Way(DirectionReport way) =>
        new(
            way.Pps,
            way.Bps,
            (long)ReportTotals.DroppedPackets(way),
            ReportWords.Of(way.State),
            ReportWords.Of(way.Readiness),
            Bounds(way.Packets),
            Bounds(way.Bits),
            way.BaselineP50Pps,
            way.BaselineP99Pps,
            way.BaselineP50Bps,
            way.BaselineP99Bps
        );

    private static Bound[] Bounds(IEnumerable<BoundReport> bounds) =>
        [.. bounds.Select(static b => new Bound(ReportWords.Bound(b.Bound), b.Value, b.Effective, b.Text))];
}
