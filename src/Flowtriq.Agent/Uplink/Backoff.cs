namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Pauses between attempts: each drawn at random between a tenth and the whole of a limit, which grows by half from one second to thirty. That
/// spreads thousands of agents whose server comes back over the whole time they would wait at most. Only a connection that stood a while
/// makes the pauses short again, so that a server which fails just after it welcomed everybody is not stormed again and again.
/// </summary>
internal sealed class Backoff(Random random)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(5);
    private TimeSpan _limit = First;

    internal TimeSpan Next()
    {
        var pause = _limit * (0.1 + random.NextDouble() * 0.9);
        _limit = _limit * Growth < Longest ? _limit * Growth : Longest;
        return pause;
    }

    /// <summary>A connection is over that stood this long.</summary>
    internal void Stood(TimeSpan time)
    {
        if (time >= Stable)
            _limit = First;
    }
}
