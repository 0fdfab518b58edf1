namespace Flowtriq.Server.Metrics;

/// <summary>What was normal and what was the limit in that second.</summary>
internal sealed record SampleBounds(
    long P50Pps,
    long P99Pps,
    long ThresholdPps,
    long P50Bps,
    long P99Bps,
    long ThresholdBps
);
