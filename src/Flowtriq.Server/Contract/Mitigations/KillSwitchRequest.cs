namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Throws the kill switch.</summary>
public sealed record KillSwitchRequest(string? Reason = null);
