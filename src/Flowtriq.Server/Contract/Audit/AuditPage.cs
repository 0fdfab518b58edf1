namespace Flowtriq.Server.Contract.Audit;

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Total">How many lines match.</param>
/// <param name="Items">Those of this page.</param>
public sealed record AuditPage(int Total, IReadOnlyList<AuditLine> Items);
