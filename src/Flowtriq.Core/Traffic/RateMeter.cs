namespace Flowtriq.Core.Traffic;

/// <summary>
/// Rates of one counter pair over the last tick, 300 ms and 1 s, by the time that really passed, so that a late or
/// early tick changes no rate. Before a window is full the missing part counts as silence. Allocates nothing.
/// </summary>
public sealed class RateMeter
{
    /// <summary>Ticks that are remembered: 3.2 s at 10 Hz.</summary>
    public const int Depth = 32;

    private readonly Tick[] ticks = new Tick[Depth];
    private int newest;
    private double sampleSeconds;
    private double samplePackets;
    private double sampleBytes;

    /// <summary>Rate over the last tick.</summary>
    public TrafficRate Last { get; private set; }

    /// <summary>Rate over the last 300 ms.</summary>
    public TrafficRate Short { get; private set; }

    /// <summary>Rate over the last second.</summary>
    public TrafficRate Second { get; private set; }

    /// <summary>The last completed one-second sample.</summary>
    public TrafficRate Sample { get; private set; }

    /// <summary>Takes one tick and returns true when it completed a one-second sample.</summary>
    /// <param name="packets">Packets since the last tick.</param>
    /// <param name="bytes">Bytes since the last tick.</param>
    /// <param name="elapsed">Time since the last tick; a tick without duration is added to the next by the caller.</param>
    public bool Add(double packets, double bytes, TimeSpan elapsed)
    {
        var seconds = elapsed.TotalSeconds;
        if (seconds <= 0)
            return false;

        newest = (newest + 1) % Depth;
        ticks[newest] = new Tick((float)seconds, (float)packets, (float)bytes);
        Last = TrafficRate.Of(packets / seconds, bytes * 8 / seconds);
        Short = Over(0.3);
        Second = Over(1);

        sampleSeconds += seconds;
        samplePackets += packets;
        sampleBytes += bytes;
        // Half a tick of grace: ten ticks of 99 ms are one second's sample.
        if (sampleSeconds < 0.95)
            return false;

        Sample = TrafficRate.Of(samplePackets / sampleSeconds, sampleBytes * 8 / sampleSeconds);
        sampleSeconds = samplePackets = sampleBytes = 0;
        return true;
    }

    /// <summary>Duration of the tick <paramref name="back"/> ticks ago (0 = the last); zero when none is remembered.</summary>
    public TimeSpan Duration(int back) =>
        (uint)back < Depth ? TimeSpan.FromSeconds(ticks[Slot(back)].Seconds) : TimeSpan.Zero;

    /// <summary>Rate of the tick <paramref name="back"/> ticks ago (0 = the last); zero when none is remembered.</summary>
    public TrafficRate Tick100(int back)
    {
        if ((uint)back >= Depth || ticks[Slot(back)] is not { Seconds: > 0 } tick)
            return default;
        return TrafficRate.Of(tick.Packets / tick.Seconds, tick.Bytes * 8 / tick.Seconds);
    }

    /// <summary>Rate over the last <paramref name="window"/>, which is above zero and within what is remembered.</summary>
    public TrafficRate Over(TimeSpan window) => Over(window.TotalSeconds);

    /// <summary>Forgets all windows: the interface was absent.</summary>
    public void Clear()
    {
        Array.Clear(ticks);
        sampleSeconds = samplePackets = sampleBytes = 0;
        Last = Short = Second = default;
    }

    private int Slot(int back) => (newest - back + Depth) % Depth;

    private TrafficRate Over(double window)
    {
        double packets = 0;
        double bytes = 0;
        var left = window;
        for (var back = 0; back < Depth && left > 1e-4; back++)
        {
            ref readonly var tick = ref ticks[Slot(back)];
            if (tick.Seconds <= 0)
                break;
            var share = Math.Min(1, left / tick.Seconds);
            packets += tick.Packets * share;
            bytes += tick.Bytes * share;
            left -= tick.Seconds;
        }

        return TrafficRate.Of(packets / window, bytes * 8 / window);
    }

    private readonly record struct Tick(float Seconds, float Packets, float Bytes);
}
