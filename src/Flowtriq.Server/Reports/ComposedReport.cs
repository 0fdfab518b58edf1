using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports;

/// <summary>A report with whom it is about.</summary>
/// <param name="Document">The report.</param>
/// <param name="Customer">Number of the customer who may read it; null when it is for no customer.</param>
/// <param name="Incident">Number of the incident; null when it is about none.</param>
internal sealed record ComposedReport(ReportDocument Document, long? Customer, long? Incident);
