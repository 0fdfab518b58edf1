namespace Flowtriq.Server.Contract.Evidence;

/// <summary>What the packets of a capture that pass a filter have in common; each list has the largest first, sizes and TTLs by value.</summary>
/// <param name="Total">Packets in the capture.</param>
/// <param name="Matching">Those that pass the filter; all that follows is of these.</param>
/// <param name="Bytes">Their bytes on the wire.</param>
/// <param name="Protocols">By protocol.</param>
/// <param name="Sizes">By bytes on the wire.</param>
/// <param name="TimesToLive">By time to live or hop limit.</param>
/// <param name="Flags">TCP packets by their flags.</param>
/// <param name="Sources">The most frequent source addresses.</param>
/// <param name="SourceCount">How many source addresses there are.</param>
/// <param name="Destinations">The most frequent destination addresses.</param>
/// <param name="DestinationCount">How many destination addresses there are.</param>
public sealed record PacketStatistics(
    long Total,
    long Matching,
    long Bytes,
    IReadOnlyList<PacketShare> Protocols,
    IReadOnlyList<PacketShare> Sizes,
    IReadOnlyList<PacketShare> TimesToLive,
    IReadOnlyList<PacketShare> Flags,
    IReadOnlyList<PacketShare> Sources,
    long SourceCount,
    IReadOnlyList<PacketShare> Destinations,
    long DestinationCount
);
