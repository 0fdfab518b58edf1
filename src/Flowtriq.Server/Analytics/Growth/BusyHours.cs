using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>The busy hour of each day: the highest of its hourly means, of days of which at least half is known.</summary>
internal static class BusyHours
{
    private const int LeastHours = 12;
    private const int Day = 86_400;

    /// <param name="hours">Hourly means by the start of the hour, seconds since 1970.</param>
    /// <param name="without">Hours that do not count.</param>
    /// <param name="range">Whole days.</param>
    /// <returns>One figure for each day; null for one that is not known.</returns>
    internal static double?[] Of(IReadOnlyDictionary<long, double> hours, IReadOnlySet<long> without, TimeRange range)
    {
        var first = range.From.ToUnixTimeSeconds();
        var days = new double?[(int)((range.To.ToUnixTimeSeconds() - first) / Day)];
        var known = new int[days.Length];
        foreach (var (hour, mean) in hours)
        {
            var day = (hour - first) / Day;
            if (hour < first || day >= days.Length || without.Contains(hour))
                continue;
            known[day]++;
            days[day] = Math.Max(days[day] ?? 0, mean);
        }

        return [.. days.Select((busiest, day) => known[day] >= LeastHours ? busiest : null)];
    }
}
