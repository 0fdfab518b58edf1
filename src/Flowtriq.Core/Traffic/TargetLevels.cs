namespace Flowtriq.Core.Traffic;

/// <summary>Rates from which a target is worth a detector, per direction, in pps and bps; infinite = never.</summary>
internal readonly record struct TargetLevels(
    double InboundPackets,
    double InboundBits,
    double OutboundPackets,
    double OutboundBits
)
{
    internal bool Reached(Direction direction, double pps, double bps) =>
        direction == Direction.Inbound
            ? pps >= InboundPackets || bps >= InboundBits
            : pps >= OutboundPackets || bps >= OutboundBits;
}
