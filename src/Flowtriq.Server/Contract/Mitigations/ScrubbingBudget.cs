namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Most that may be used in a calendar month, UTC; absent = no limit.</summary>
/// <param name="HoursPerMonth">Hours of diversion, all prefixes added up.</param>
/// <param name="DiversionsPerMonth">Diversions begun.</param>
public sealed record ScrubbingBudget(double? HoursPerMonth = null, int? DiversionsPerMonth = null);
