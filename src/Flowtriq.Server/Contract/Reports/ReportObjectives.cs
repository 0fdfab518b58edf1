namespace Flowtriq.Server.Contract.Reports;

/// <summary>What was promised.</summary>
/// <param name="DetectSeconds">Longest time from the first packet to detection, 0.1 to 3,600.</param>
/// <param name="MitigateSeconds">Longest time from detection until something is in force, 0.1 to 86,400.</param>
/// <param name="UnimpairedPercent">Smallest share of the period without impairment by attacks, 0 to 100.</param>
public sealed record ReportObjectives(double DetectSeconds, double MitigateSeconds, double UnimpairedPercent);
