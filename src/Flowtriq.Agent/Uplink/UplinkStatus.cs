namespace Flowtriq.Agent.Uplink;

/// <summary>State of the way to the server, as the report and the capture's comment state it.</summary>
/// <param name="Connected">True while an authenticated connection stands.</param>
/// <param name="QueuedEvents">Events on disk not yet acknowledged, 0..2,000.</param>
/// <param name="DroppedEvents">Events lost because the queue was full, since start.</param>
/// <param name="ClockOffset">Server clock minus node clock, latest measurement; null while not measured.</param>
/// <param name="SkippedReports">Reports replaced before they were sent, since start.</param>
public readonly record struct UplinkStatus(
    bool Connected,
    int QueuedEvents,
    ulong DroppedEvents,
    TimeSpan? ClockOffset,
    ulong SkippedReports
)
{
    /// <summary>The connection in particular; null standalone.</summary>
    public ConnectionFacts? Connection { get; init; }

    /// <summary>Why events wait in memory only; empty while the disk takes them.</summary>
    public string QueueFault { get; init; } = "";
}
