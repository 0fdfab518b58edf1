namespace Flowtriq.Core.Packets.Captures;

/// <summary>Counters of one interface over a capture (pcapng interface statistics block).</summary>
/// <param name="InterfaceIndex">The interface within its section.</param>
/// <param name="Nanoseconds">When they were read, since the Unix epoch.</param>
/// <param name="Received">Packets the interface received, when known.</param>
/// <param name="Dropped">Packets lost for want of resources, when known.</param>
public readonly record struct CaptureStatistics(
    int InterfaceIndex,
    long Nanoseconds,
    ulong? Received = null,
    ulong? Dropped = null
)
{
    /// <summary>Start of the capture on the interface, nanoseconds since the Unix epoch, when known.</summary>
    public long? StartNanoseconds { get; init; }

    /// <summary>Packets the capture filter accepted, when known.</summary>
    public ulong? Accepted { get; init; }

    /// <summary>Packets that were captured and could not be kept, when known.</summary>
    public ulong? Lost { get; init; }

    /// <summary>Packets that are in the file, when known.</summary>
    public ulong? Delivered { get; init; }

    /// <summary>A remark about these counters.</summary>
    public string? Comment { get; init; }
}
