namespace Flowtriq.Server.Pipeline;

/// <summary>What is known of one capture file. Times are microseconds since 1970; the id is a UUID in text.</summary>
/// <param name="Id">The capture.</param>
/// <param name="Node">The node that made it.</param>
/// <param name="Observation">The attack as that node saw it.</param>
/// <param name="Size">Bytes that arrived.</param>
/// <param name="Packets">Packets, as the node counted them.</param>
/// <param name="PacketsBefore">Those of them from before the onset.</param>
/// <param name="Onset">The onset by the node's clock.</param>
/// <param name="Sha256">SHA-256 of what arrived, in hexadecimal digits.</param>
/// <param name="Complete">1 when all of it is here.</param>
/// <param name="Received">When the last of it arrived.</param>
/// <param name="Announced">SHA-256 as the node announced it; empty when it is the same.</param>
/// <param name="HoldSince">Since when it is under legal hold; 0 when it is not.</param>
/// <param name="HoldBy">Who holds it.</param>
/// <param name="HoldReason">Why.</param>
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
    long Received,
    string Announced,
    long HoldSince,
    string HoldBy,
    string HoldReason
)
{
    /// <summary>What the node said its file hashes to.</summary>
    public string AnnouncedSha256 => Announced.Length == 0 ? Sha256 : Announced;

    /// <summary>True when what arrived is what the node announced.</summary>
    public bool AsAnnounced => Announced.Length == 0 || Announced == Sha256;

    public bool IsHeld => HoldSince != 0;
}
