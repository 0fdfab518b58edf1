namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>How long a provider is left alone after a call that failed.</summary>
internal static class DiversionBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <param name="failures">Failures in a row before this one: each doubles it.</param>
    /// <param name="refused">True when somebody must change something first.</param>
    /// <param name="asked">What the provider asks for; never less than it.</param>
    /// <param name="jitter">0 to 1: spreads by a fifth either way.</param>
    internal static TimeSpan Pause(int failures, bool refused, TimeSpan? asked, double jitter)
    {
        var doubled = First * Math.Pow(2, Math.Min(failures, 10));
        var pause = (doubled < Longest ? doubled : Longest) * (0.8 + (0.4 * jitter));
        if (refused && pause < AfterRefusal)
            pause = AfterRefusal;
        return asked is { } wait && wait > pause ? (wait < LongestAsked ? wait : LongestAsked) : pause;
    }
}
