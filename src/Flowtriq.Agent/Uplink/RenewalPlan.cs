namespace Flowtriq.Agent.Uplink;

/// <summary>
/// When a certificate is renewed: after two thirds of its life, and up to a twelfth of it later at random, so that nodes that were
/// enrolled together do not come together. The server says how old it is, so that the node's clock does not matter.
/// </summary>
internal static class RenewalPlan
{
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    /// <summary>How long to wait from now; zero when it is due.</summary>
    /// <param name="age">Since it was issued.</param>
    /// <param name="life">From issue to expiry.</param>
    /// <param name="jitter">0 to 1, drawn once by each node.</param>
    internal static TimeSpan Wait(TimeSpan age, TimeSpan life, double jitter)
    {
        var due = life * (2.0 / 3 + jitter / 12);
        return due > age ? due - age : TimeSpan.Zero;
    }

    /// <summary>How long to wait after an attempt that failed: a fiftieth of the life, 2 s to an hour.</summary>
    internal static TimeSpan Retry(TimeSpan life)
    {
        var pause = life / 50;
        return pause < ShortestRetry ? ShortestRetry
            : pause > LongestRetry ? LongestRetry
            : pause;
    }
}
