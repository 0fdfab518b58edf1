namespace Flowtriq.Core.Analytics;

/// <summary>What was recorded of one metric in one step.</summary>
/// <param name="Highest">The highest one-second rate of the step, in pps or bps.</param>
/// <param name="P99">The baseline's 99th percentile at that time; 0 when there was none.</param>
/// <param name="Threshold">The threshold in force at that time; 0 when there was none.</param>
public readonly record struct BackTestFigures(double Highest, double P99, double Threshold);
