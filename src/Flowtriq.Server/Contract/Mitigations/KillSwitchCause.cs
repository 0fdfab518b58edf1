namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One thing that engages the kill switch.</summary>
/// <param name="Source">"person", "commandLine" or "file".</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who; for a file its name.</param>
/// <param name="Reason">Why.</param>
public sealed record KillSwitchCause(string Source, DateTimeOffset At, string By, string Reason);
