namespace Flowtriq.Server.Contract.Reports;

/// <summary>One series of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Values">A value for each X or label; null is a gap: nothing was measured.</param>
public sealed record ChartSeries(string Name, ChartTone Tone, IReadOnlyList<double?> Values);
