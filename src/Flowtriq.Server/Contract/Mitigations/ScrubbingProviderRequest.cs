namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Adds a scrubbing provider or replaces everything about one except its kind; see <see cref="ScrubbingProvider"/>.</summary>
/// <param name="Name">Name in policies, mitigations and evidence; unique.</param>
/// <param name="Kind">How it is told to take a prefix; never changes.</param>
/// <param name="Prefixes">Prefixes that can be diverted to it, exactly as they are announced: /16 to /24, /32 to /48.</param>
/// <param name="Enabled">False keeps it from being used.</param>
/// <param name="Priority">Of several for the same target the lowest is used.</param>
/// <param name="Settings">Settings of its kind.</param>
/// <param name="Credentials">Absent keeps what is stored.</param>
/// <param name="GreSources">Sources of its GRE, which no rule may drop.</param>
/// <param name="Return">Where clean traffic comes back; absent = not measured.</param>
/// <param name="MinimumOnMinutes">Shortest time a diversion stays.</param>
/// <param name="Budget">Most that may be used in a month.</param>
/// <param name="Version">The version it was made from: refused when somebody changed it since. Absent = whatever was there.</param>
public sealed record ScrubbingProviderRequest(
    string Name,
    ScrubbingKind Kind,
    IReadOnlyList<string> Prefixes,
    bool Enabled = true,
    int Priority = 100,
    ScrubbingSettings? Settings = null,
    ScrubbingCredentials? Credentials = null,
    IReadOnlyList<string>? GreSources = null,
    ScrubbingReturnPath? Return = null,
    int MinimumOnMinutes = 60,
    ScrubbingBudget? Budget = null,
    long? Version = null
);
