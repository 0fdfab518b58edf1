using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Contract;

/// <summary>What is known of one capture.</summary>
/// <param name="Id">The capture.</param>
/// <param name="Node">The node that made it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Packets">Packets, as the node counted them.</param>
/// <param name="PacketsBefore">Those of them from before the onset.</param>
/// <param name="Onset">The onset by the node's clock.</param>
/// <param name="Sha256">SHA-256 of what arrived.</param>
/// <param name="Complete">True when all of it is here.</param>
/// <param name="ReceivedBytes">Bytes that are here.</param>
/// <param name="AsAnnounced">True when what arrived hashes to what the node announced.</param>
/// <param name="AnnouncedSha256">SHA-256 as the node announced it.</param>
/// <param name="Hold">The legal hold; null when there is none.</param>
public sealed record Capture(
    string Id,
    string Node,
    long Size,
    long Packets,
    long PacketsBefore,
    DateTimeOffset Onset,
    string Sha256,
    bool Complete,
    long ReceivedBytes,
    bool AsAnnounced,
    string AnnouncedSha256,
    CaptureHold? Hold
);
