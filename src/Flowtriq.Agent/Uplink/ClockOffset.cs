namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Server clock minus node clock from probe round trips (RFC 5905 §8 without its second pair of stamps): the sample
/// with the shortest round trip among the last eight is the least disturbed by queues.
/// </summary>
internal sealed class ClockOffset
{
    private const int Window = 8;
    private readonly (TimeSpan RoundTrip, TimeSpan Offset)[] _samples = new (TimeSpan, TimeSpan)[Window];
    private int _count;

    /// <summary>The estimate; null before the first reply.</summary>
    internal TimeSpan? Value { get; private set; }

    /// <summary>Takes one round trip.</summary>
    /// <param name="sent">Node clock when the probe left.</param>
    /// <param name="server">Server clock when it answered.</param>
    /// <param name="roundTrip">Monotonic time from sending to receiving; a step of the wall clock does not disturb it.</param>
    internal void Observe(DateTimeOffset sent, DateTimeOffset server, TimeSpan roundTrip)
    {
        if (roundTrip < TimeSpan.Zero)
            return;
        var offset = server - (sent + roundTrip / 2);
        _samples[_count++ % Window] = (roundTrip, offset);
        var best = 0;
        for (var i = 1; i < Math.Min(_count, Window); i++)
        {
            if (_samples[i].RoundTrip < _samples[best].RoundTrip)
                best = i;
        }

        Value = _samples[best].Offset;
    }

    /// <summary>Forgets everything: the node's clock was stepped.</summary>
    internal void Reset() => _count = 0;
}
