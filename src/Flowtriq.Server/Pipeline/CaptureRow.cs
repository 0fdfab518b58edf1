namespace Flowtriq.Server.Pipeline;

/// <summary>What is known of one capture file. Times are microseconds since 1970; the id is a UUID in text.</summary>
public sealed record CaptureRow(
    string Id,
    string Node,
    string Observation,
    long Size,
    long Packets,
    long PacketsBefore,
    long Onset,
    string Sha256,
    long Complete,
    long Received
);
