using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One mitigation, as lists and the ladder show it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Id">The number as people say it: "MIT-12".</param>
/// <param name="Level">The level of the ladder.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Disposition">Whether it is applied, proposed, waits for approval or is only observed.</param>
/// <param name="Action">What it does: "destination 203.0.113.9/32; protocol =17; source-port =53 → discard".</param>
/// <param name="Target">Whose traffic it touches.</param>
/// <param name="Customer">Who owns the target; null when nobody does.</param>
/// <param name="Incident">The incident it answers; null when a person started it without one.</param>
/// <param name="Policy">The policy that wants it; null when a person does.</param>
/// <param name="PolicyRevision">The policy's revision.</param>
/// <param name="Person">The person who wants it; null when a policy does.</param>
/// <param name="Reason">The evidence it rests on.</param>
/// <param name="Created">When it was first wanted.</param>
/// <param name="Accepted">When a node, router or provider first took it; null before.</param>
/// <param name="Expires">When it ends unless it is renewed; null when it is over.</param>
/// <param name="Ended">When it was over; null while it lasts.</param>
/// <param name="AcceptedBy">How many nodes, routers or providers have it.</param>
/// <param name="AskedOf">How many should have it.</param>
/// <param name="DroppedPps">What it drops now, as counted; null when it is not measured.</param>
/// <param name="DroppedBps">What it drops now, as counted; null when it is not measured.</param>
/// <param name="Effect">What was measured of it, in words: "not measured" when nothing was.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="ApprovalsNeeded">How many people must.</param>
/// <param name="LastStep">The newest step of its history, in words.</param>
public sealed record MitigationSummary(
    long Number,
    string Id,
    MitigationLevel Level,
    MitigationState State,
    Disposition Disposition,
    string Action,
    string? Target,
    string? Customer,
    long? Incident,
    string? Policy,
    int? PolicyRevision,
    string? Person,
    string Reason,
    DateTimeOffset Created,
    DateTimeOffset? Accepted,
    DateTimeOffset? Expires,
    DateTimeOffset? Ended,
    int AcceptedBy,
    int AskedOf,
    double? DroppedPps,
    double? DroppedBps,
    string Effect,
    IReadOnlyList<string> ApprovedBy,
    int ApprovalsNeeded,
    string LastStep
);
