using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Ports;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using CoreReadiness = Flowtriq.Core.Detection.Readiness;
using Metric = Flowtriq.Core.Traffic.Metric;
using Readiness = Flowtriq.Protocol.Readiness;

namespace Flowtriq.Agent.Reports;

/// <summary>The part of a report that tells of one port.</summary>
internal static class PortReport
{
    private const int TicksPerSecond = 10;

    /// <param name="port">The port.</param>
    /// <param name="covered">Time since the last report, which the rates are the mean of.</param>
    internal static InterfaceReport Of(Port port, TimeSpan covered)
    {
        var (droppedIn, droppedOut) = port.TakeDropped();
        return new()
        {
            Name = port.About.Name,
            Role = Role(port.About.Role),
            CapacityBps = port.About.CapacityBps ?? 0,
            Up = port.Up,
            Inbound = port.Inbound is { } inbound
                ? Watched(inbound, port.InboundBounds, covered, droppedIn)
                : Rates(port.Received.Rates, covered, droppedIn),
            Outbound = port.Outbound is { } outbound
                ? Watched(outbound, port.OutboundBounds, covered, droppedOut)
                : Rates(port.Sent.Rates, covered, droppedOut),
        };
    }

    private static string Role(InterfaceRole role) =>
        role switch
        {
            InterfaceRole.Transit => "transit",
            InterfaceRole.Peer => "peer",
            InterfaceRole.Customer => "customer",
            InterfaceRole.Core => "core",
            InterfaceRole.Ignore => "ignore",
        };

    private static DirectionReport Watched(InterfaceWatch watch, ToldBounds bounds, TimeSpan covered, ulong dropped)
    {
        var report = Rates(watch.Rates, covered, dropped);
        report.State = DetectorStates.Of(watch.Detector.State);
        report.Readiness = watch.Readiness switch
        {
            CoreReadiness.Learning => Readiness.Learning,
            CoreReadiness.Provisional => Readiness.Provisional,
            CoreReadiness.Ready => Readiness.Ready,
        };
        report.BaselineP50Pps = watch.Baseline(Metric.Packets).P50;
        report.BaselineP99Pps = watch.Baseline(Metric.Packets).P99;
        report.BaselineP50Bps = watch.Baseline(Metric.Bits).P50;
        report.BaselineP99Bps = watch.Baseline(Metric.Bits).P99;
        foreach (var bound in bounds.Of(watch, Metric.Packets))
            report.Packets.Add(bound);
        foreach (var bound in bounds.Of(watch, Metric.Bits))
            report.Bits.Add(bound);
        return report;
    }

    private static DirectionReport Rates(RateMeter rates, TimeSpan covered, ulong dropped)
    {
        var mean = rates.Over(covered);
        var report = new DirectionReport
        {
            Pps = mean.Packets.Value,
            Bps = mean.Bits.Value,
            Dropped = dropped,
        };
        report.LastPps.Capacity = TicksPerSecond;
        for (var back = TicksPerSecond - 1; back >= 0; back--)
            report.LastPps.Add(rates.Tick100(back).Packets.Value);
        return report;
    }
}
