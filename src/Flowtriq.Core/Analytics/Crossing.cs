namespace Flowtriq.Core.Analytics;

/// <summary>On which days a level is reached; null where that is not within the horizon.</summary>
/// <param name="Earliest">When the upper end of the interval reaches it.</param>
/// <param name="Expected">When the line does.</param>
/// <param name="Latest">When the lower end does.</param>
public readonly record struct Crossing(int? Earliest, int? Expected, int? Latest);
