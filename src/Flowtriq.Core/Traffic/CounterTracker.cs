namespace Flowtriq.Core.Traffic;

/// <summary>
/// Turns cumulative counters of one interface and direction into deltas. Whatever the counters do, a delta is never
/// negative and never faster than a link can be; every reading without a delta is counted under its reason.
/// </summary>
public sealed class CounterTracker
{
    /// <summary>1.6 Tbps: twice the fastest Ethernet (IEEE 802.3df).</summary>
    private const double MaxBytesPerSecond = 2e11;

    /// <summary>800 Gbps of frames of 64 bytes.</summary>
    private const double MaxPacketsPerSecond = 1.2e9;

    private readonly long[] outcomes = new long[(int)CounterOutcome.Absent + 1];
    private CounterReading anchor;
    private TimeSpan anchoredAt;
    private bool anchored;

    /// <summary>How often readings ended in <paramref name="outcome"/>.</summary>
    public long Count(CounterOutcome outcome) => outcomes[(int)outcome];

    /// <summary>Takes one reading at a monotonic time; the delta is empty unless it advanced or wrapped.</summary>
    /// <param name="reading">The counters.</param>
    /// <param name="uptime">Monotonic time of the reading.</param>
    /// <param name="delta">What passed since the last reading.</param>
    /// <param name="elapsed">Real time since the last reading; zero without a delta.</param>
    public CounterOutcome Read(in CounterReading reading, TimeSpan uptime, out CounterDelta delta, out TimeSpan elapsed)
    {
        delta = default;
        elapsed = TimeSpan.Zero;
        var outcome = Compare(reading, uptime, ref delta);
        outcomes[(int)outcome]++;
        if (outcome == CounterOutcome.Stalled)
            return outcome;

        if (outcome is CounterOutcome.Advanced or CounterOutcome.Wrapped)
            elapsed = uptime - anchoredAt;
        anchor = reading;
        anchoredAt = uptime;
        anchored = true;
        return outcome;
    }

    /// <summary>The interface vanished or is down: the next reading starts afresh.</summary>
    public CounterOutcome Absent()
    {
        anchored = false;
        outcomes[(int)CounterOutcome.Absent]++;
        return CounterOutcome.Absent;
    }

    private CounterOutcome Compare(in CounterReading reading, TimeSpan uptime, ref CounterDelta delta)
    {
        if (!anchored)
            return CounterOutcome.Anchored;
        if (uptime <= anchoredAt)
            return CounterOutcome.Stalled;

        var packetsBack = reading.Packets < anchor.Packets;
        var bytesBack = reading.Bytes < anchor.Bytes;
        // Two counters of different pace do not wrap in the same tick: both going back is a reset.
        if (packetsBack && bytesBack)
            return CounterOutcome.Reset;

        var packets = Forward(anchor.Packets, reading.Packets);
        var bytes = Forward(anchor.Bytes, reading.Bytes);
        var seconds = (uptime - anchoredAt).TotalSeconds;
        if (packets > MaxPacketsPerSecond * seconds || bytes > MaxBytesPerSecond * seconds)
            return packetsBack || bytesBack ? CounterOutcome.Reset : CounterOutcome.Implausible;
        // Only a reset makes one counter go back to where the other contradicts it: a packet has 14 to 65,550 bytes.
        if ((packetsBack || bytesBack) && (bytes > packets * 65_550d || bytes < packets * 14d))
            return CounterOutcome.Reset;

        delta = new CounterDelta(
            packets,
            bytes,
            Side(anchor.Drops, reading.Drops),
            Side(anchor.Errors, reading.Errors)
        );
        return packetsBack || bytesBack ? CounterOutcome.Wrapped : CounterOutcome.Advanced;
    }

    /// <summary>The distance forward, over a 32-bit wrap when both values fit in 32 bits, else over a 64-bit wrap.</summary>
    private static ulong Forward(ulong from, ulong to) =>
        to < from && from <= uint.MaxValue ? (uint)(to - from) : to - from;

    private static ulong Side(ulong from, ulong to)
    {
        var forward = Forward(from, to);
        return forward > uint.MaxValue / 2 ? 0 : forward;
    }
}
