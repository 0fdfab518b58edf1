namespace Flowtriq.Server.Contract;

public sealed record Capture(
    string Id,
    string Node,
    long Size,
    long Packets,
    long PacketsBefore,
    DateTimeOffset Onset,
    string Sha256,
    bool Complete,
    long ReceivedBytes
);
