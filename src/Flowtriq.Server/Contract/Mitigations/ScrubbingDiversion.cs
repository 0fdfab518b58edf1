namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A diversion, under way or past.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Prefix">What is diverted.</param>
/// <param name="ProviderId">To which provider.</param>
/// <param name="Provider">Its name.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Wanted">False once it is to end.</param>
/// <param name="Requested">When it was first wanted.</param>
/// <param name="Since">Since when it is in its state.</param>
/// <param name="Advertised">When the provider's announcement was first seen.</param>
/// <param name="Ended">When the provider had stopped.</param>
/// <param name="KeptUntil">End of its shortest time; null before the provider was asked.</param>
/// <param name="Proof">What the provider or router said last.</param>
/// <param name="Failure">What went wrong last; it is tried again. Null when nothing did.</param>
/// <param name="Return">Whether clean traffic comes back.</param>
public sealed record ScrubbingDiversion(
    long Id,
    string Prefix,
    string ProviderId,
    string Provider,
    ScrubbingPhase State,
    bool Wanted,
    DateTimeOffset Requested,
    DateTimeOffset Since,
    DateTimeOffset? Advertised,
    DateTimeOffset? Ended,
    DateTimeOffset? KeptUntil,
    string Proof,
    string? Failure,
    ScrubbingReturn Return
);
