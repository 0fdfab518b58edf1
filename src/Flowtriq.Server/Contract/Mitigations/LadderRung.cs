using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One level of the ladder as it stands to an incident.</summary>
/// <param name="Level">The level.</param>
/// <param name="Mode">What it may do by itself now; null when the policy does nothing here.</param>
/// <param name="State">How it stands.</param>
/// <param name="Since">Since when it is in force, or due; null otherwise.</param>
/// <param name="Expires">When the earliest of its mitigations ends unless renewed; null when none is in force.</param>
/// <param name="Trigger">When it starts, in words: "from 500 Mbps, or a link 60 % full, for 10 s".</param>
/// <param name="Why">Why it is unavailable, refused or waits; empty otherwise.</param>
/// <param name="Mitigations">Its mitigations for this incident, newest first, those that are over within the last hour included.</param>
/// <param name="AcceptedBy">How many nodes, routers or providers have all of them.</param>
/// <param name="AskedOf">How many should.</param>
/// <param name="Effect">What was measured of all of them together: "dropping 3.40 Gbps", or "not measured".</param>
/// <param name="EffectShare">The share of the attack that is gone by the level, 0..1; null when it is not measured.</param>
/// <param name="Prediction">What its rules are expected to match, in words; null when nothing is known.</param>
/// <param name="Blast">Whom it touches, or would; null when it would do nothing.</param>
public sealed record LadderRung(
    MitigationLevel Level,
    LevelMode? Mode,
    RungState State,
    DateTimeOffset? Since,
    DateTimeOffset? Expires,
    string Trigger,
    string Why,
    IReadOnlyList<MitigationSummary> Mitigations,
    int AcceptedBy,
    int AskedOf,
    string Effect,
    double? EffectShare,
    string? Prediction,
    BlastRadius? Blast
);
