using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>One target that is near or above its threshold.</summary>
internal sealed class TargetWatch(IpPrefix target, Direction direction, DetectionOptions options)
{
    private TimeSpan lastHigh;

    internal IpPrefix Target => target;

    internal Direction Direction => direction;

    internal Detector Detector { get; } = new(options);

    internal TargetRate Rate { get; private set; }

    /// <summary>Decides on this tick. <paramref name="explained"/> is the share that open attacks inside it account for.</summary>
    internal void Observe(TimeSpan uptime, TargetMeter meter, TargetLimits limits, in TrafficRate explained)
    {
        Rate = meter.Rate(target, direction);
        var packets = Unexplained(
            Evidence.AtLeast(Rate, Metric.Packets),
            Rate.Short.Packets.Value,
            explained.Packets.Value
        );
        var bits = Unexplained(Evidence.AtLeast(Rate, Metric.Bits), Rate.Short.Bits.Value, explained.Bits.Value);
        var (packetLimit, bitLimit) = (limits.Of(Rate, Metric.Packets), limits.Of(Rate, Metric.Bits));
        Detector.Observe(uptime, packets, bits, packetLimit, bitLimit, learning: false);
        if (Detector.IsOpen || Detector.IsAbove || packets.Short * 4 > packetLimit || bits.Short * 4 > bitLimit)
            lastHigh = uptime;
    }

    /// <summary>True once it was quiet for five seconds.</summary>
    internal bool IsIdle(TimeSpan uptime) => uptime - lastHigh > TimeSpan.FromSeconds(5);

    private static Evidence Unexplained(in Evidence evidence, double rate, double explained)
    {
        if (explained <= 0 || rate <= 0)
            return evidence;
        var left = Math.Max(0, 1 - explained / rate);
        return new Evidence(evidence.Last * left, evidence.Short * left, evidence.Second * left);
    }
}
