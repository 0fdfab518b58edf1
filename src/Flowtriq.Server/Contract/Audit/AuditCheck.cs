namespace Flowtriq.Server.Contract.Audit;

/// <summary>Whether the audit log is as it was written.</summary>
/// <param name="Whole">True when every line is.</param>
/// <param name="Lines">How many lines were found right, from the first on.</param>
/// <param name="Head">The hash of the last of them, to be noted elsewhere.</param>
/// <param name="BrokenAt">The number of the first line that is not as it was written.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record AuditCheck(bool Whole, long Lines, string Head, long? BrokenAt, string? Reason);
