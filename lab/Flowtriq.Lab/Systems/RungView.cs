namespace Flowtriq.Lab.Systems;

/// <summary>One level of an incident's ladder.</summary>
public sealed record RungView(
    string Level,
    string? Mode,
    string State,
    string Why,
    MitigationView[] Mitigations,
    int AcceptedBy,
    int AskedOf,
    string Effect,
    double? EffectShare
);
