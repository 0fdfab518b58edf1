namespace Flowtriq.Server.Contract.Evidence;

/// <summary>Puts a capture under legal hold.</summary>
/// <param name="Reason">Why: 1 to 500 characters.</param>
public sealed record HoldRequest(string Reason);
