namespace Flowtriq.Core.Packets.Captures;

/// <summary>One interface of a pcapng section as a capture describes it.</summary>
public sealed record CaptureInterface
{
    /// <summary>How its frames begin.</summary>
    public required LinkType Link { get; init; }

    /// <summary>Operating system's name of it, such as "eth0"; empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>Free text about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Longest frame kept in bytes; 0 means no limit.</summary>
    public uint SnapLength { get; init; }

    /// <summary>The capture filter in words or in the syntax of pcap-filter(7); empty when none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Speed in bits per second; 0 when unknown.</summary>
    public ulong SpeedBitsPerSecond { get; init; }
}
