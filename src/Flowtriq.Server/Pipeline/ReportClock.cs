namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Gives each report of a node its seconds. A node reports once a second by its own clock, now and then a little late or early:
/// rounding alone would put two reports into one second and none into the next, which would look like a gap. A report covers
/// every second since the one before it, whose mean it carries; only a node that was silent leaves a gap.
/// </summary>
internal sealed class ReportClock
{
    private static readonly TimeSpan Plausible = TimeSpan.FromSeconds(5);

    /// <summary>From here on a report has missed a second rather than being late for its own.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1.5);

    private DateTimeOffset lastAt;
    private long lastSecond;

    /// <summary>The first and the last second that the report is about; the last one never goes back while reports follow each other.</summary>
    /// <param name="at">The node's clock, corrected by its measured offset.</param>
    /// <param name="receivedAt">The server's clock, taken when the node's is out of reason.</param>
    internal (long First, long Last) SecondsOf(DateTimeOffset at, DateTimeOffset receivedAt)
    {
        if ((at - receivedAt).Duration() > Plausible)
            at = receivedAt;

        var second = (long)Math.Round((at - DateTimeOffset.UnixEpoch).TotalSeconds);
        var since = at - lastAt;
        lastAt = at;
        if (since <= TimeSpan.Zero || since > LiveNodes.SilentAfter)
            return (lastSecond = second, second);

        // A report on time may be a second off its clock, by jitter; two would be a clock that runs away.
        var next = lastSecond + 1;
        if (second < next - 1)
            return (lastSecond, lastSecond);
        lastSecond = Math.Max(next, since < Late ? second - 1 : second);
        return (next, lastSecond);
    }
}
