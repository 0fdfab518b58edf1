namespace Flowtriq.Server.Contract.Reports;

/// <summary>Asks for a report.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Incident">Number of the incident, for a report of one.</param>
/// <param name="Customer">Number of the customer, for a report against what was promised.</param>
/// <param name="From">ISO 8601; the last whole month when both are left out.</param>
/// <param name="To">ISO 8601, not part of it.</param>
public sealed record ReportRequest(
    ReportKind Kind,
    long? Incident = null,
    long? Customer = null,
    string? From = null,
    string? To = null
);
