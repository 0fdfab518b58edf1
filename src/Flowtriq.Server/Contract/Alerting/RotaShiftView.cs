namespace Flowtriq.Server.Contract.Alerting;

/// <summary>One stretch of a rota without a hand-over.</summary>
/// <param name="Member">Number of the member on call.</param>
/// <param name="Name">Name of the member.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="StandsIn">True for an override.</param>
public sealed record RotaShiftView(long Member, string Name, DateTimeOffset From, DateTimeOffset Until, bool StandsIn);
