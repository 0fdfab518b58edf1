using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>How old reports are when they arrive, by the nodes' corrected clocks.</summary>
internal static class IngestLag
{
    /// <summary>The median over nodes that report; 0 when none does.</summary>
    internal static double Milliseconds(IEnumerable<NodeArrival> arrivals, DateTimeOffset now)
    {
        var lags = arrivals
            .Where(a => now - a.At <= LiveNodes.SilentAfter)
            .Select(static a =>
                UnixMicroseconds.TryParse(a.Report.AtUnixUs + a.Report.ClockOffsetUs, out var made)
                    ? Math.Max(0, (a.At - made).TotalMilliseconds)
                    : 0
            )
            .Order()
            .ToList();
        return lags.Count == 0 ? 0 : Math.Round(lags[lags.Count / 2], 1);
    }
}
