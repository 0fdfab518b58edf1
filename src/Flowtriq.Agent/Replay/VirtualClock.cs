using Flowtriq.Core;

namespace Flowtriq.Agent.Replay;

/// <summary>
/// Time as a capture tells it: it starts with the first packet and only goes forward. Packets slightly out of order
/// belong to now; a step back of more than a second is taken for a set clock and adds no time.
/// </summary>
internal sealed class VirtualClock
{
    private const long Disorder = 1_000_000_000;

    private long _base;
    private long _latest;
    private bool _started;

    /// <summary>Nanoseconds since the first packet.</summary>
    internal long Elapsed { get; private set; }

    /// <summary>Now, nanoseconds since 1970 UTC as the file counts them.</summary>
    internal long UnixNanoseconds => _base + Elapsed;

    /// <summary>Moves to the time of a packet.</summary>
    internal void MoveTo(long unixNanoseconds)
    {
        unixNanoseconds = Math.Max(0, unixNanoseconds);
        if (!_started)
        {
            _base = _latest = unixNanoseconds;
            _started = true;
        }

        var step = unixNanoseconds - _latest;
        if (step > 0)
            Elapsed += step;
        if (step is > 0 or < -Disorder)
            _latest = unixNanoseconds;
    }

    /// <summary>The moment at <paramref name="elapsed"/> nanoseconds since the first packet.</summary>
    internal Moment At(long elapsed) =>
        new(
            TimeSpan.FromTicks(elapsed / 100),
            DateTimeOffset.UnixEpoch.AddTicks(Math.Min(_base + elapsed, long.MaxValue - 1) / 100)
        );
}
