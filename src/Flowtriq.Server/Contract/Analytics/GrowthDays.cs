namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Busy hours by day and the trend through them; the days go on beyond the last measured one.</summary>
/// <param name="T">Start of each day (UTC), seconds since 1970.</param>
/// <param name="Bps">The busy hour; null where less than half of the day was measured, and in the future.</param>
/// <param name="Trend">The line; null without one.</param>
/// <param name="Low">Lower end of the 95 % interval for a single day.</param>
/// <param name="High">Upper end.</param>
public sealed record GrowthDays(long[] T, double?[] Bps, double?[] Trend, double?[] Low, double?[] High);
