namespace Flowtriq.Server.Reports.Gathering;

/// <summary>A source of an attack as the packets name it; a forged one names somebody else.</summary>
/// <param name="Address">The address.</param>
/// <param name="Share">Its share of the sampled attack packets, 0..1.</param>
/// <param name="As">The network it belongs to by the local table; null when there is no table or nothing in it.</param>
internal sealed record SourceFact(string Address, double Share, AsEntry? As);
