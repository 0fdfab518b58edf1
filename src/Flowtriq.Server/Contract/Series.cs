namespace Flowtriq.Server.Contract;

/// <summary>
/// Measurements every <c>Step</c> seconds; <c>T</c> is seconds since 1970 and null is a gap: nothing was measured. <c>Pps</c> and
/// <c>Bps</c> are what arrived, <c>DeliveredPps</c> and <c>DeliveredBps</c> what of it was not dropped.
/// </summary>
public sealed record Series(
    int Step,
    long[] T,
    double?[] Pps,
    double?[] Bps,
    double?[] DroppedPps,
    double?[] DroppedBps,
    double?[] DeliveredPps,
    double?[] DeliveredBps,
    double?[] P50Pps,
    double?[] P99Pps,
    double?[] P50Bps,
    double?[] P99Bps,
    double?[] ThresholdPps,
    double?[] ThresholdBps
);
