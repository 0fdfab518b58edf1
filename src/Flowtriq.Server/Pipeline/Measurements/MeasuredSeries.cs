namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>Measurements every step. Every array has a value, or null for a gap, for each time.</summary>
/// <param name="Step">Seconds between points.</param>
/// <param name="T">Start of each step, seconds since 1970.</param>
/// <param name="Pps">Packets per second.</param>
/// <param name="Bps">Bits per second.</param>
public sealed record MeasuredSeries(int Step, long[] T, MeasuredRate Pps, MeasuredRate Bps);
