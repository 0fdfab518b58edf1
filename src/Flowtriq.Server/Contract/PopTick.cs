namespace Flowtriq.Server.Contract;

/// <summary>
/// The second of every point of presence, in the order of the overview: sums of packets and bits per second over its
/// nodes, null when none was heard, and the highest share of a threshold at any of them.
/// </summary>
public sealed record PopTick(double?[] P, double?[] B, double[] X);
