namespace Flowtriq.Core.Analytics;

/// <summary>How often something began in each hour of the week (UTC), Monday 00:00 first.</summary>
public static class WeekHistogram
{
    /// <summary>Hours of a week.</summary>
    public const int Hours = 168;

    /// <summary>Counts for the 168 hours.</summary>
    public static int[] Of(IEnumerable<DateTimeOffset> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var counts = new int[Hours];
        foreach (var moment in moments)
            counts[HourOf(moment)]++;
        return counts;
    }

    /// <summary>The hour of the week, 0..167.</summary>
    public static int HourOf(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return (((int)utc.DayOfWeek + 6) % 7 * 24) + utc.Hour;
    }
}
