namespace Flowtriq.Server.Contract.Reports;

/// <summary>A moment worth marking on a chart.</summary>
/// <param name="At">Seconds since 1970.</param>
/// <param name="Label">What happened: "detected".</param>
public sealed record ChartMark(double At, string Label);
