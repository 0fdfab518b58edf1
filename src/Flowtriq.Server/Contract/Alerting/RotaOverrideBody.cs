namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Somebody stands in for whoever would be on call.</summary>
/// <param name="Member">Number of the member.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record RotaOverrideBody(long Member, DateTimeOffset From, DateTimeOffset Until);
