namespace Flowtriq.Server.Alerting.Telling;

/// <summary>When an alert that was not taken is tried again: later each time, never all at once, and not for ever.</summary>
internal static class AlertRetry
{
    /// <summary>What could not be told by then is not news any more.</summary>
    internal static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(6);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private const double Jitter = 0.2;

    /// <summary>How long to wait.</summary>
    /// <param name="attempts">How often it was tried, this time too.</param>
    /// <param name="asked">What the service asks for; null when it does not say.</param>
    /// <param name="chance">0 to 1.</param>
    internal static TimeSpan Pause(long attempts, TimeSpan? asked, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        var pause = (doubled < Longest ? doubled : Longest) * (1 - Jitter + (2 * Jitter * chance));
        return asked > pause ? asked.Value : pause;
    }
}
