using System.Collections.Concurrent;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Holds every channel to its messages a minute, so that a flood of incidents is not a flood of messages.</summary>
internal sealed class ChannelRates(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<long, Queue<DateTimeOffset>> sent = new();

    /// <summary>Counts a message; how long to wait instead when the minute is full.</summary>
    internal TimeSpan? Take(long channel, int perMinute)
    {
        var now = time.GetUtcNow();
        var times = sent.GetOrAdd(channel, static _ => new());
        lock (times)
        {
            // A clock that was set back must not hold messages for longer than the window.
            while (times.TryPeek(out var oldest) && (now - oldest >= Window || oldest > now))
                times.Dequeue();
            if (times.Count >= perMinute)
                return times.Peek() + Window - now;
            times.Enqueue(now);
            return null;
        }
    }
}
