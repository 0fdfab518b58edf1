namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Moves the expiry of a mitigation that a person started.</summary>
/// <param name="TtlMinutes">From now, 1 to 1440.</param>
public sealed record RenewRequest(double TtlMinutes = 30);
