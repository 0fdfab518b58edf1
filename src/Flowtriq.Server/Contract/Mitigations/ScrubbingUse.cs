namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What was used in this calendar month, UTC.</summary>
/// <param name="Hours">Hours of diversion, all prefixes added up; from the request until the provider stopped.</param>
/// <param name="Diversions">Diversions begun.</param>
public sealed record ScrubbingUse(double Hours, int Diversions);
