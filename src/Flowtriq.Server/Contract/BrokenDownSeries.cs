namespace Flowtriq.Server.Contract;

/// <summary>One row of values for each key.</summary>
public sealed record BrokenDownSeries(int Step, long[] T, IReadOnlyList<string> Keys, double?[][] Pps, double?[][] Bps);
