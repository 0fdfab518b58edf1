namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Gives each report of a node its second. A node reports once a second by its own clock; rounding alone would now and
/// then put two reports into one second and none into the next, which would look like a gap.
/// </summary>
internal sealed class ReportClock
{
    private static readonly TimeSpan Plausible = TimeSpan.FromSeconds(5);

    private DateTimeOffset lastAt;
    private long lastSecond;

    /// <param name="at">The node's clock, corrected by its measured offset.</param>
    /// <param name="receivedAt">The server's clock, taken when the node's is out of reason.</param>
    internal long SecondOf(DateTimeOffset at, DateTimeOffset receivedAt)
    {
        if ((at - receivedAt).Duration() > Plausible)
            at = receivedAt;

        var second = (long)Math.Round((at - DateTimeOffset.UnixEpoch).TotalSeconds);
        var expected = lastSecond + 1;
        var onTime = (at - lastAt) is { TotalSeconds: > 0.5 and < 1.5 } && Math.Abs(second - expected) <= 1;
        lastAt = at;
        lastSecond = onTime ? expected : second;
        return lastSecond;
    }
}
