namespace Flowtriq.Agent.Configuration;

/// <summary>The packet ring and the capture files.</summary>
internal sealed record CaptureConfig
{
    /// <summary>Ring or counters.</summary>
    public CaptureMode Mode { get; init; } = CaptureMode.Ring;

    /// <summary>Where captures are written; null = "captures" in the state directory.</summary>
    public string? Directory { get; init; }

    /// <summary>Bytes kept of each frame.</summary>
    public int SnapLength { get; init; } = 192;

    /// <summary>Samples per second and interface while calm.</summary>
    public int SamplesPerSecond { get; init; } = 1_000;

    /// <summary>Samples per second and interface while an attack is being named and recorded.</summary>
    public int SamplesPerSecondElevated { get; init; } = 10_000;

    /// <summary>Packets of the attack in one capture.</summary>
    public int Packets { get; init; } = 10_000;

    /// <summary>Packets from before the onset in one capture.</summary>
    public int PacketsBefore { get; init; } = 1_000;

    /// <summary>A capture ends after this long.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A capture ends at this size.</summary>
    public long FileBytes { get; init; } = 16 << 20;

    /// <summary>All captures together; the oldest go first.</summary>
    public long TotalBytes { get; init; } = 1L << 30;

    /// <summary>Captures older than this are removed.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromDays(30);

    /// <summary>No capture is begun with less free space than this.</summary>
    public long FreeBytes { get; init; } = 256 << 20;
}
