namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A node, router or provider as it stands to a mitigation now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">"node", "router" or "provider".</param>
/// <param name="Has">True when it carries the mitigation out.</param>
/// <param name="Says">Why not, or what it said: "the session is down".</param>
/// <param name="DroppedPps">What it drops now, as it counts; null when it does not count.</param>
/// <param name="DroppedBps">What it drops now, as it counts; null when it does not count.</param>
/// <param name="DroppedPackets">Packets since it began, as it counts.</param>
/// <param name="DroppedBytes">Bytes since it began, as it counts.</param>
public sealed record MitigationWitness(
    string Name,
    string Kind,
    bool Has,
    string Says,
    double? DroppedPps,
    double? DroppedBps,
    double? DroppedPackets,
    double? DroppedBytes
);
