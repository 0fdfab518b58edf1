namespace Flowtriq.Server.Platform.Audit;

/// <summary>An entry as it is kept.</summary>
/// <param name="Number">1 for the first; none is left out.</param>
/// <param name="Entry">What happened.</param>
/// <param name="Previous">The hash of the row before; <see cref="AuditChain.Start"/> for the first.</param>
/// <param name="Hash"><see cref="AuditChain.Hash"/> of all the rest.</param>
internal sealed record AuditRow(long Number, AuditEntry Entry, string Previous, string Hash);
