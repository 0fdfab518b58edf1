namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Pauses between attempts: 0.5 s doubling to 30 s, each shortened by up to half at random, so that a thousand agents
/// do not come back in step.
/// </summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan _next = First;

    internal TimeSpan Next()
    {
        var pause = _next * (0.5 + random.NextDouble() / 2);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }

    internal void Reset() => _next = First;
}
