namespace Flowtriq.Server.Contract.Reports;

/// <summary>Asks for a link that opens a report without signing in.</summary>
/// <param name="Days">For how long, 1 to 365.</param>
public sealed record ReportShareRequest(int Days = 30);
