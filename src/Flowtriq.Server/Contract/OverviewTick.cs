namespace Flowtriq.Server.Contract;

/// <summary>
/// One second of every node, in the order of the overview, with the sums of the network and of every point of presence;
/// see the API reference.
/// </summary>
public sealed record OverviewTick(
    int V,
    long T,
    double?[] P,
    double?[] B,
    int[] S,
    double?[] X,
    double Lag,
    double[] N,
    NetworkTick Net,
    PopTick Pops
);
