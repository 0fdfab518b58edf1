namespace Flowtriq.Core.Reports;

/// <summary>Incidents of one kind: of a vector, of a customer.</summary>
/// <param name="Name">The vector or customer.</param>
/// <param name="Incidents">How many.</param>
/// <param name="PeakBps">The highest bit rate of any of them.</param>
/// <param name="UnderAttack">How long at least one of them ran.</param>
public sealed record CountedName(string Name, int Incidents, double PeakBps, TimeSpan UnderAttack);
