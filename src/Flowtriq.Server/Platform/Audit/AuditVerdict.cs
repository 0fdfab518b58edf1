namespace Flowtriq.Server.Platform.Audit;

/// <summary>Whether the log is as it was written.</summary>
/// <param name="Rows">How many rows were found right, from the first on.</param>
/// <param name="Head">The hash of the last of them: who noted it elsewhere can tell later that nothing before it changed.</param>
/// <param name="BrokenAt">The number of the first row that is not as it was written; null when all are.</param>
/// <param name="Reason">What is wrong there, for a person; null when nothing is.</param>
internal sealed record AuditVerdict(long Rows, string Head, long? BrokenAt, string? Reason)
{
    internal bool IsWhole => BrokenAt is null;
}
