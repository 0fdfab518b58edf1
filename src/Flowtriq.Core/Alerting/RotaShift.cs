namespace Flowtriq.Core.Alerting;

/// <summary>One stretch of a rota without a hand-over.</summary>
/// <param name="Member">Who is on call.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="StandsIn">True when it is an override.</param>
public sealed record RotaShift(long Member, DateTimeOffset From, DateTimeOffset Until, bool StandsIn);
