namespace Flowtriq.Server.Contract;

/// <summary>One second of every node, in the order of the overview; see the API reference.</summary>
public sealed record OverviewTick(
    int V,
    long T,
    double?[] P,
    double?[] B,
    int[] S,
    double?[] D,
    double?[] X,
    double Lag,
    double[] N
);
