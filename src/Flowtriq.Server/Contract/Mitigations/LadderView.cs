namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>The ladder of an incident: what is in force, what comes next and what is measured.</summary>
/// <param name="Incident">The incident's number.</param>
/// <param name="Target">Its target; null while unattributed, and then nothing starts.</param>
/// <param name="Customer">Who owns the target; null when nobody does, and then level 1 is the most it gets.</param>
/// <param name="Policy">The policy that holds for the target.</param>
/// <param name="PolicyRevision">Its revision.</param>
/// <param name="Hold">Why nothing is applied to this incident at all: kill switch, dry run, an exclusion; empty otherwise.</param>
/// <param name="Levels">The levels in the policy's order, then those it leaves out.</param>
/// <param name="Asks">What a person should decide.</param>
/// <param name="ArrivingBps">The attack as the nodes see it arrive, without normal traffic.</param>
/// <param name="DroppedBps">What nodes drop of it, as they count; null when no node counts.</param>
/// <param name="ResidualBps">What of the attack still passes; null when it is not measured.</param>
/// <param name="LinkShare">How full its busiest link is, 0 and up; null when no capacity is known.</param>
/// <param name="Backbone">Impact on the links of the nodes that see it, in words: "none", "not measured".</param>
public sealed record LadderView(
    long Incident,
    string? Target,
    string? Customer,
    string Policy,
    int PolicyRevision,
    string Hold,
    IReadOnlyList<LadderRung> Levels,
    IReadOnlyList<string> Asks,
    double ArrivingBps,
    double? DroppedBps,
    double? ResidualBps,
    double? LinkShare,
    string Backbone
);
