namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A person approves, rejects or withdraws a mitigation.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record MitigationVote(string Reason = "");
