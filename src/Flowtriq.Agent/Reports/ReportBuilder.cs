using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using CoreDirection = Flowtriq.Core.Traffic.Direction;
using CoreMetric = Flowtriq.Core.Traffic.Metric;

namespace Flowtriq.Agent.Reports;

/// <summary>Makes the report of the last second out of what the loop measured.</summary>
internal sealed class ReportBuilder(LoopView view, ProcessCost cost, ulong configVersion, Moment started)
{
    private const int TargetsShown = 10;

    private readonly TargetRate[] _top = new TargetRate[TargetsShown];
    private readonly TickTimes _ticks = new();
    private TimeSpan _cpuBefore = ProcessCost.CpuTime;
    private TimeSpan _reportedAt = started.Uptime;
    private ulong _droppedBefore;

    /// <summary>How long the work of one tick took.</summary>
    internal void Tick(TimeSpan duration) => _ticks.Add(duration);

    internal Report Build(Moment now, UplinkStatus uplink)
    {
        var counts = view.Intake.TakeCounts();
        var covered = now.Uptime - _reportedAt;
        var report = new Report
        {
            AtUnixUs = UnixMicroseconds.From(now.Wall),
            State = DetectorStates.Of(view.Detection.State),
            Ring = Ring(counts),
            Cost = Cost(now, covered),
            QueuedEvents = (uint)uplink.QueuedEvents,
            DroppedEvents = uplink.DroppedEvents,
            ClockOffsetUs = (long)(uplink.ClockOffset?.TotalMicroseconds ?? 0),
            ActiveObservations = (uint)view.Attacks.All.Count,
            ProtocolDrops = uplink.SkippedReports,
            ConfigVersion = configVersion,
            Mix = Mix(counts),
        };
        foreach (var port in view.Ports.All)
            report.Interfaces.Add(PortReport.Of(port, covered));
        var found = view.Targets.Top(CoreDirection.Inbound, CoreMetric.Packets, _top);
        foreach (var target in _top.AsSpan(0, found))
            report.TopTargets.Add(
                new TargetShare
                {
                    Target = target.Target.ToString(),
                    Pps = target.Second.Packets.Value,
                    Bps = target.Second.Bits.Value,
                    StandardErrorPps = target.SecondError,
                }
            );
        return report;
    }

    private RingQuality Ring(in IntakeCounts counts)
    {
        ulong dropped = 0;
        var oneIn = 0;
        foreach (var port in view.Ports.All)
        {
            dropped += port.Tap?.Dropped ?? 0;
            oneIn = Math.Max(oneIn, port.Tap?.OneIn ?? 0);
        }

        var lost = dropped >= _droppedBefore ? dropped - _droppedBefore : dropped;
        _droppedBefore = dropped;
        return new RingQuality
        {
            Active = view.Ports.TapRefusal is null,
            Reason = view.Ports.TapRefusal ?? "",
            Sampling = (uint)oneIn,
            Sampled = counts.Sampled,
            Dropped = lost,
            Unparsed = counts.Unparsed,
            Held = (uint)view.Ring.Count,
            SpanSeconds = view.Ring.Span.TotalSeconds,
        };
    }

    private AgentCost Cost(Moment now, TimeSpan covered)
    {
        var cpu = ProcessCost.CpuTime;
        var fraction = covered > TimeSpan.Zero ? (cpu - _cpuBefore) / covered : 0;
        (_cpuBefore, _reportedAt) = (cpu, now.Uptime);
        return new AgentCost
        {
            CpuFraction = fraction,
            RssBytes = (ulong)cost.ResidentBytes,
            UptimeSeconds = (ulong)(now.Uptime - started.Uptime).TotalSeconds,
            TickP99Us = _ticks.P99.TotalMicroseconds,
        };
    }

    private static ProtocolMix? Mix(in IntakeCounts counts) =>
        counts.All <= 0
            ? null
            : new ProtocolMix
            {
                Tcp = counts.Tcp / counts.All,
                Udp = counts.Udp / counts.All,
                Icmp = counts.Icmp / counts.All,
                Other = counts.Other / counts.All,
                Fragments = counts.Fragments / counts.All,
            };
}
