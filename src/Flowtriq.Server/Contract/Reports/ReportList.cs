namespace Flowtriq.Server.Contract.Reports;

/// <summary>Reports, newest first.</summary>
/// <param name="Total">How many there are without the limit.</param>
/// <param name="Items">Those of the page.</param>
public sealed record ReportList(int Total, IReadOnlyList<ReportSummary> Items);
