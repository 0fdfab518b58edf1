namespace Flowtriq.Server.Contract.Reports;

/// <summary>What was promised to whom.</summary>
/// <param name="Usual">For customers without objectives of their own.</param>
/// <param name="Customers">Those with objectives of their own.</param>
public sealed record ObjectivesBook(ReportObjectives Usual, IReadOnlyList<CustomerObjectives> Customers);
