namespace Flowtriq.Lab.Systems;

/// <summary>What the lab reads of a diversion.</summary>
public sealed record DiversionView(
    string Prefix,
    string Provider,
    string State,
    bool Wanted,
    string Proof,
    string? Failure,
    string Return
);
