namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How figures are spread, by nearest rank; null of nothing.</summary>
public sealed record FigureSpread(int Count, double? P50, double? P95, double? P99, double? Mean, double? Highest);
