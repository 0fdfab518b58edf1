using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>One diversion as it is now.</summary>
/// <param name="Action">What was wanted.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Proof">What the provider or router said last: "advertised, request 8a1f…".</param>
/// <param name="Failure">What went wrong last, null when nothing did; it is tried again.</param>
/// <param name="Return">Whether clean traffic comes back.</param>
public sealed record DiversionStatus(
    MitigationAction.Divert Action,
    DiversionState State,
    DateTimeOffset Since,
    string Proof,
    string? Failure,
    CleanReturn Return
);
