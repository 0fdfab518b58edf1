namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A scrubbing provider as it is configured.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Name">Name in policies, mitigations and evidence; unique.</param>
/// <param name="Kind">How it is told to take a prefix; never changes.</param>
/// <param name="Enabled">False keeps it from being used.</param>
/// <param name="Priority">Of several for the same target the lowest is used.</param>
/// <param name="Settings">Settings of its kind.</param>
/// <param name="Credentials">Names of the credentials that are stored; their values are never shown.</param>
/// <param name="Prefixes">Prefixes that can be diverted to it, exactly as they are announced.</param>
/// <param name="GreSources">Sources of its GRE, which no rule may drop.</param>
/// <param name="Return">Where clean traffic comes back; null when that is not measured.</param>
/// <param name="MinimumOnMinutes">Shortest time a diversion stays.</param>
/// <param name="Budget">Most that may be used in a month.</param>
/// <param name="Used">What was used in this month.</param>
/// <param name="At">When it was last changed.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Version">Goes up with every change.</param>
public sealed record ScrubbingProvider(
    string Id,
    string Name,
    ScrubbingKind Kind,
    bool Enabled,
    int Priority,
    ScrubbingSettings Settings,
    IReadOnlyList<string> Credentials,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string> GreSources,
    ScrubbingReturnPath? Return,
    int MinimumOnMinutes,
    ScrubbingBudget Budget,
    ScrubbingUse Used,
    DateTimeOffset At,
    string By,
    long Version
);
