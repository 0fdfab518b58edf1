namespace Flowtriq.Server.Contract.Reports;

/// <summary>What was promised to one customer.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Objectives">What was promised.</param>
public sealed record CustomerObjectives(long Customer, ReportObjectives Objectives);
