namespace Flowtriq.Bgp.Session;

/// <summary>
/// How long to wait before the next attempt: doubles from half a second to a limit, a quarter more or less by chance so
/// that routers which lost us together do not all hear from us together.
/// </summary>
public sealed class Backoff(TimeSpan limit)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private int failures;

    /// <summary>The wait after one more failure.</summary>
    /// <param name="chance">From 0 up to 1.</param>
    public TimeSpan Next(double chance)
    {
        var doubled = First * Math.Pow(2, Math.Min(failures++, 16));
        var bounded = doubled < limit ? doubled : limit;
        return bounded * (0.75 + (chance / 2));
    }

    /// <summary>Begins again at the first wait; only after a session has proved stable.</summary>
    public void Reset() => failures = 0;
}
