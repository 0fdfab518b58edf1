namespace Flowtriq.Core.Traffic;

/// <summary>
/// Compares what the sample stands for with what the counters say over the last ten ticks. The factor repairs samples
/// lost in the socket buffer and weights that were wrong, so that no target ever shows more than was counted; it stays 1 while the
/// sample is too small to tell.
/// </summary>
internal sealed class SampleBalance
{
    private const int Window = 10;
    private const int EnoughSamples = 50;
    private const double Most = 64;

    private readonly Tick[] ticks = new Tick[Window];
    private Tick open;
    private int newest;

    internal double Short { get; private set; } = 1;

    internal double Second { get; private set; } = 1;

    internal void AddSample(double weight)
    {
        open.Estimated += weight;
        open.Samples++;
    }

    internal void AddExact(double packets) => open.Exact += packets;

    /// <summary>Ends the tick; true when it brought any sample.</summary>
    internal bool Close()
    {
        var sampled = open.Samples > 0;
        newest = (newest + 1) % Window;
        ticks[newest] = open;
        open = default;
        Second = Factor(Window) ?? 1;
        Short = Factor(3) ?? Second;
        return sampled;
    }

    private double? Factor(int count)
    {
        Tick sum = default;
        for (var back = 0; back < count; back++)
        {
            ref readonly var tick = ref ticks[(newest - back + Window) % Window];
            sum.Exact += tick.Exact;
            sum.Estimated += tick.Estimated;
            sum.Samples += tick.Samples;
        }

        return sum.Samples < EnoughSamples || sum.Exact <= 0 ? null : Math.Min(sum.Exact / sum.Estimated, Most);
    }

    private struct Tick
    {
        internal double Exact;
        internal double Estimated;
        internal int Samples;
    }
}
