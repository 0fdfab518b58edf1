using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// How an outbound attack is answered: answers begin within a second of what they answer, keep their proportion to it, and
/// end within a second of its end. Packets per second throughout.
/// </summary>
internal sealed class Answers
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);

    private TimeSpan? since;
    private TimeSpan secondBegan;
    private double most;
    private double sentInSecond;
    private double sentBefore;
    private bool known;

    /// <summary>Answers per packet, at most 1; 1 until the first second has shown how many there are.</summary>
    internal double Share => known ? Math.Min(1, most) : 1;

    /// <summary>Most answers that may arrive now.</summary>
    internal double Expected => Share * Math.Max(sentInSecond, sentBefore);

    /// <summary>Takes what the attacking host sends and receives beyond normal in this tick.</summary>
    internal void Note(in TrafficRate sent, in TrafficRate received, TimeSpan uptime)
    {
        since ??= secondBegan = uptime;
        known |= uptime - since > Within;
        if (!known && sent.Packets.Value > 0)
            most = Math.Max(most, received.Packets.Value / sent.Packets.Value);
        if (uptime - secondBegan >= Within)
            (secondBegan, sentBefore, sentInSecond) = (uptime, sentInSecond, 0);
        sentInSecond = Math.Max(sentInSecond, sent.Packets.Value);
    }
}
