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
)
{
    /// <summary>A rate as it is kept; what is no rate is none.</summary>
    internal static long Whole(double rate) => rate is >= 0 and < 1e18 ? (long)Math.Round(rate) : 0;
}
