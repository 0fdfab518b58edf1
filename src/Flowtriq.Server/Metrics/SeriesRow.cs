namespace Flowtriq.Server.Metrics;

/// <summary>One step of one group as a store answers it. The least and the most of several series are the sums of each one's.</summary>
internal sealed class SeriesRow
{
    public string Key { get; init; } = "";
    public long T { get; init; }
    public double PpsMin { get; init; }
    public double Pps { get; init; }
    public double PpsMax { get; init; }
    public double BpsMin { get; init; }
    public double Bps { get; init; }
    public double BpsMax { get; init; }
    public double Dropped { get; init; }
    public double DroppedBps { get; init; }
    public double? P50Pps { get; init; }
    public double? P99Pps { get; init; }
    public double? ThresholdPps { get; init; }
    public double? P50Bps { get; init; }
    public double? P99Bps { get; init; }
    public double? ThresholdBps { get; init; }
}
