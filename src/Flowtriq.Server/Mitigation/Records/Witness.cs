using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>A node, router or provider as it stands to a mitigation now.</summary>
/// <param name="Name">Its name; unique among those of one mitigation.</param>
/// <param name="Kind">"node", "router" or "provider".</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Says">What it says, for a person; empty when there is nothing to say.</param>
/// <param name="Dropped">What it drops now, as it counts; null when it does not count.</param>
/// <param name="Packets">Packets dropped since it began; null when it does not count.</param>
/// <param name="Bytes">Bytes dropped since it began; null when it does not count.</param>
public sealed record Witness(
    string Name,
    string Kind,
    WitnessStanding Standing,
    string Says,
    TrafficRate? Dropped = null,
    ulong? Packets = null,
    ulong? Bytes = null
);
