namespace Flowtriq.Core.Traffic;

/// <summary>
/// Learns what each target usually carries: an exponential mean over five minutes of its one-second rate, which a
/// second counts towards with at most four times the mean (or 1,000 pps for newcomers), so that a target cannot be
/// trained to an attack within minutes. Young meters average over the time they have.
/// </summary>
internal sealed class TargetNormals
{
    private const double Span = 300;
    private const double MostGrowth = 4;
    private const double Newcomer = 1_000;
    private const double Warm = 30;

    private double learned;
    private double gain;

    internal TimeSpan Learned => TimeSpan.FromSeconds(learned);

    /// <summary>Starts the next tick; <paramref name="seconds"/> is the length of the one before.</summary>
    internal void Advance(double seconds, bool learn)
    {
        if (learn)
            learned += seconds;
        gain = learn ? Math.Min(1, seconds / Math.Min(Span, Math.Max(1, learned))) : 0;
    }

    internal void Restore(TimeSpan time) => learned = time.TotalSeconds;

    /// <summary>Takes the entry's newest tick, and the silence since, before the entry moves on.</summary>
    internal void Learn(ref TargetEntry entry, uint closed, ReadOnlySpan<double> durations)
    {
        if (gain <= 0)
            return;

        double seconds = 0;
        foreach (var duration in durations)
            seconds += duration > 0 ? duration : 0.1;
        var (packets, bytes) = entry.Sum(entry.Tick, durations.Length);
        var rate = packets / seconds;
        var known = entry.Normal;
        var counted = learned < Warm ? rate : Math.Min(rate, Math.Max(MostGrowth * known, Newcomer));
        var silent = Math.Max(0, (int)(closed - entry.Tick));
        entry.Normal = (float)((known + gain * (counted - known)) * Math.Pow(1 - gain, silent));
        if (packets > 0)
            entry.NormalLength = CompactFloat.EncodeLength(bytes / packets);
    }

    internal TrafficRate Of(ref TargetEntry entry, uint closed)
    {
        var silent = Math.Max(0, (int)(closed - entry.Tick));
        var packets = entry.Normal * Math.Pow(1 - gain, silent);
        return TrafficRate.Of(packets, packets * CompactFloat.DecodeLength(entry.NormalLength) * 8);
    }

    internal static void Set(ref TargetEntry entry, in TrafficRate normal)
    {
        entry.Normal = (float)normal.Packets.Value;
        if (normal.Packets.Value > 0)
            entry.NormalLength = CompactFloat.EncodeLength((float)(normal.Bits.Value / 8 / normal.Packets.Value));
    }
}
