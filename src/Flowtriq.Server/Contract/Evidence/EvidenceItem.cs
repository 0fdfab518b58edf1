namespace Flowtriq.Server.Contract.Evidence;

/// <summary>One capture as evidence: what the node announced, what is here now, and what the file says of itself.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Node">The node that made it.</param>
/// <param name="NodeName">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Packets">Packets in the file, counted.</param>
/// <param name="PacketsBefore">Those of them from before the onset.</param>
/// <param name="Onset">The onset by the node's clock.</param>
/// <param name="First">Time of the first packet; null when there is none.</param>
/// <param name="Last">Time of the last packet; null when there is none.</param>
/// <param name="Received">When the server had all of it.</param>
/// <param name="AnnouncedSha256">SHA-256 as the node announced it.</param>
/// <param name="Sha256">SHA-256 of the file as it is now; empty when the file is gone.</param>
/// <param name="Intact">True when the two are the same.</param>
/// <param name="ClockOffsetMilliseconds">Server minus node when the capture began; null when it was not measured.</param>
/// <param name="Program">What wrote it, with its version.</param>
/// <param name="Interfaces">Where the packets were taken.</param>
/// <param name="Comments">What the file says of itself, line by line.</param>
/// <param name="Fault">Why the file cannot be read to its end; null when it can.</param>
/// <param name="Hold">The legal hold; null when there is none.</param>
public sealed record EvidenceItem(
    Guid Capture,
    string Node,
    string NodeName,
    long Size,
    long Packets,
    long PacketsBefore,
    DateTimeOffset Onset,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    DateTimeOffset Received,
    string AnnouncedSha256,
    string Sha256,
    bool Intact,
    double? ClockOffsetMilliseconds,
    string Program,
    IReadOnlyList<EvidenceInterface> Interfaces,
    IReadOnlyList<string> Comments,
    string? Fault,
    CaptureHold? Hold
);
