using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>One node's last report.</summary>
public sealed class LiveNode
{
    private Arrival? last;

    /// <summary>The latest report with its arrival; null before the first.</summary>
    public Arrival? Last => Volatile.Read(ref last);

    internal void Accept(Report report, DateTimeOffset receivedAt) =>
        Volatile.Write(ref last, new Arrival(report, receivedAt));

    /// <summary>A report and when it came, by the server's clock. The report is not changed any more.</summary>
    public sealed record Arrival(Report Report, DateTimeOffset At);
}
