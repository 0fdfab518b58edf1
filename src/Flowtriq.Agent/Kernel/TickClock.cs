using Flowtriq.Core;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// The loop's one wait: sleeps until the next multiple of the tick on the monotonic clock (clock_nanosleep(2)), so that
/// the ticks do not drift by the time the work takes. Ticks that were missed are skipped, not made up for, and what is left of a
/// tick is too short to measure a rate when it is less than half.
/// </summary>
internal sealed unsafe class TickClock(TimeSpan tick)
{
    private const int NanosecondsPerTick = 100;

    private readonly long _started = Read(LibC.ClockMonotonic);
    private long _woken;
    private long _next;

    /// <summary>Both clocks now.</summary>
    internal Moment Now => MomentAt(Read(LibC.ClockMonotonic));

    /// <summary>How long the work between the last two waits took; zero before the second.</summary>
    internal TimeSpan Worked { get; private set; }

    /// <summary>When the tick after the one due at <paramref name="due"/> is: on the same grid, at least half a step from now.</summary>
    internal static long Next(long due, long now, long step)
    {
        var earliest = now + step / 2;
        var next = due + step;
        return next >= earliest ? next : next + (earliest - next + step - 1) / step * step;
    }

    /// <summary>Waits for the next tick and returns the moment it really came.</summary>
    internal Moment Wait()
    {
        var now = Read(LibC.ClockMonotonic);
        Worked = _woken == 0 ? TimeSpan.Zero : Span(now - _woken);
        _next = _next == 0 ? now : Next(_next, now, tick.Ticks * NanosecondsPerTick); // the first tick comes at once
        var until = new LibC.TimeSpec { Seconds = _next / 1_000_000_000, Nanoseconds = _next % 1_000_000_000 };
        while (LibC.SleepUntil(LibC.ClockMonotonic, LibC.TimerAbsolute, &until, null) == LibC.Interrupted)
        {
            // A signal handled on another thread: go back to sleep.
        }

        _woken = Read(LibC.ClockMonotonic);
        return MomentAt(_woken);
    }

    private Moment MomentAt(long monotonic) =>
        new(
            Span(monotonic - _started),
            DateTimeOffset.UnixEpoch.AddTicks(Read(LibC.ClockRealtime) / NanosecondsPerTick)
        );

    private static TimeSpan Span(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);

    private static long Read(int clock)
    {
        LibC.TimeSpec time;
        _ = LibC.GetTime(clock, &time);
        return time.Seconds * 1_000_000_000 + time.Nanoseconds;
    }
}
