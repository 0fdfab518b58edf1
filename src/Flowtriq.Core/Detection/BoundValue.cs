namespace Flowtriq.Core.Detection;

/// <summary>One bound of a threshold, for people.</summary>
/// <param name="Bound">Which.</param>
/// <param name="Value">Its value in pps or bps.</param>
/// <param name="Effective">True for the one that is in force.</param>
/// <param name="Text">"3 × p99 of 300 s = 14.2 kpps".</param>
public sealed record BoundValue(Bound Bound, double Value, bool Effective, string Text);
