namespace Flowtriq.Bgp.Wire;

/// <summary>One segment of AS_PATH (RFC 4271 §4.3 b).</summary>
/// <param name="IsSet">An unordered set instead of a sequence.</param>
/// <param name="Asns">AS numbers, nearest first.</param>
public readonly record struct AsPathSegment(bool IsSet, ValueList<uint> Asns);
