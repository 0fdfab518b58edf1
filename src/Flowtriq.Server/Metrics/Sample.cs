namespace Flowtriq.Server.Metrics;

/// <summary>One second of one series. Rates and bounds are whole packets and bits per second.</summary>
internal readonly record struct Sample(
    SeriesKey Series,
    long Second,
    long Pps,
    long Bps,
    long Dropped,
    long DroppedBps,
    SampleBounds? Bounds
);
