using Flowtriq.Core;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// The loop's one wait: sleeps until the next multiple of the tick on the monotonic clock (clock_nanosleep(2)), so that
/// the ticks do not drift by the time the work takes. Ticks that were missed are skipped, not made up for, and what is left of a
/// tick is too short to measure a rate when it is less than half.
/// </summary>
internal sealed unsafe class TickClock(TimeProvider time, TimeSpan tick)
{
    private readonly long _started = time.GetTimestamp();
    private long _next;

    /// <summary>Both clocks now.</summary>
    internal Moment Now => new(Uptime, time.GetUtcNow());

    /// <summary>Time since the clock was made, by the monotonic clock.</summary>
    internal TimeSpan Uptime => time.GetElapsedTime(_started);

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
        LibC.TimeSpec now;
        _ = LibC.GetTime(LibC.ClockMonotonic, &now);
        var nanoseconds = now.Seconds * 1_000_000_000 + now.Nanoseconds;
        var step = (long)tick.TotalNanoseconds;
        _next = _next == 0 ? nanoseconds : Next(_next, nanoseconds, step); // the first tick comes at once
        var until = new LibC.TimeSpec { Seconds = _next / 1_000_000_000, Nanoseconds = _next % 1_000_000_000 };
        while (LibC.SleepUntil(LibC.ClockMonotonic, LibC.TimerAbsolute, &until, null) == LibC.Interrupted)
        {
            // A signal handled on another thread: go back to sleep.
        }

        return Now;
    }
}
