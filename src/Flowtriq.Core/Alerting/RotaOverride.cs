namespace Flowtriq.Core.Alerting;

/// <summary>Somebody stands in for whoever would be on call.</summary>
/// <param name="Member">Who.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
public sealed record RotaOverride(long Member, DateTimeOffset From, DateTimeOffset Until);
