namespace Flowtriq.Server.Contract.Evidence;

/// <summary>An interface of a capture.</summary>
/// <param name="Name">Its name on the node.</param>
/// <param name="Filter">Filter and sampling, in words.</param>
/// <param name="SnapLength">Bytes kept of each packet; 0 for all.</param>
/// <param name="Received">Packets the interface received meanwhile; null when unknown.</param>
/// <param name="Dropped">Packets the tap lost meanwhile; null when unknown.</param>
/// <param name="Lost">Captured packets that are not in the file because the disk was too slow; null when unknown.</param>
public sealed record EvidenceInterface(
    string Name,
    string Filter,
    long SnapLength,
    long? Received,
    long? Dropped,
    long? Lost
);
