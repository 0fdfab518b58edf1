namespace Flowtriq.Core.Detection;

/// <summary>
/// Places an onset on the first sampled packet of the attack. Counters tell the onset to within a tick; the times of the
/// target's packets tell it to within the distance of two of them, as long as they are far denser than before.
/// </summary>
public static class SampledOnset
{
    /// <summary>How far before the onset packets are looked at.</summary>
    public const long LookBack = 1_000_000_000;

    /// <summary>How far the counters' estimate may be off.</summary>
    private const long Reach = 300_000_000;

    /// <summary>Packets since the estimate that say how dense the attack is.</summary>
    private const int Enough = 8;

    /// <summary>The attack must be this much denser than what its target got before.</summary>
    private const double Denser = 20;

    /// <summary>Packets further apart than this many mean distances do not belong together: one in 3,000 at random.</summary>
    private const double Apart = 8;

    /// <summary>The time of the first attack packet, or the estimate when the packets do not tell; nanoseconds.</summary>
    /// <param name="times">Times of the target's sampled packets in ascending order, from <see cref="LookBack"/> before the estimate on.</param>
    /// <param name="estimate">The counters' estimate.</param>
    public static long Refine(ReadOnlySpan<long> times, long estimate)
    {
        var first = IndexFrom(times, estimate);
        var since = times.Length - first;
        if (since < Enough || times[^1] <= estimate)
            return estimate;

        var busy = since / (double)(times[^1] - estimate);
        var earlier = IndexFrom(times, estimate - Reach);
        var quiet = earlier / (double)(LookBack - Reach);
        if (busy < Denser * quiet)
            return estimate;

        // Whatever a target gets that got nothing for so long is the attack, however unevenly that begins.
        var gap = earlier == 0 ? Reach : (long)Math.Min(Reach, Apart / busy);
        var at = first;
        while (at > earlier && times[at] - times[at - 1] <= gap)
            at--;
        while (at >= first && at + 1 < times.Length && times[at + 1] - times[at] > gap)
            at++;
        return times[at];
    }

    private static int IndexFrom(ReadOnlySpan<long> times, long from)
    {
        var index = times.BinarySearch(from);
        if (index < 0)
            return ~index;
        while (index > 0 && times[index - 1] == from)
            index--;
        return index;
    }
}
