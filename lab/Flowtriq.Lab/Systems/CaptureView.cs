namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of a capture.</summary>
public sealed record CaptureView(
    string Id,
    string Node,
    long Size,
    int Packets,
    int PacketsBefore,
    DateTimeOffset Onset,
    string Sha256,
    bool Complete
);
