using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract;

/// <summary>What is done about an incident now, for its header and its card.</summary>
/// <param name="Customer">Who owns the target; null when nobody does.</param>
/// <param name="Policy">The policy that holds for the target.</param>
/// <param name="Level">The highest level in force; null when none is.</param>
/// <param name="Rung">Its place in the policy's order, from 1; 0 when none is in force.</param>
/// <param name="Rungs">How many levels the policy has.</param>
/// <param name="Pending">How many levels wait for a person.</param>
/// <param name="DeliveredPps">What of the attacked target's traffic still passes; null when it is not measured.</param>
/// <param name="DeliveredBps">The same in bits per second.</param>
/// <param name="DroppedPps">What nodes drop of it, as they count; null when no node counts.</param>
/// <param name="DroppedBps">The same in bits per second.</param>
/// <param name="DroppedShare">The share of the attack that this is, 0..1, in bits; null when no node counts.</param>
/// <param name="MitigatedSeconds">From the onset until the first level was in force; null before.</param>
/// <param name="Backbone">Impact on the links of the nodes that see it, in words: "none", "not measured".</param>
public sealed record IncidentMitigation(
    string? Customer,
    string Policy,
    MitigationLevel? Level,
    int Rung,
    int Rungs,
    int Pending,
    double? DeliveredPps,
    double? DeliveredBps,
    double? DroppedPps,
    double? DroppedBps,
    double? DroppedShare,
    double? MitigatedSeconds,
    string Backbone
);
