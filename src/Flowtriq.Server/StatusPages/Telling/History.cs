using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>The last 90 days of a component, one state each: the worst of that day in UTC.</summary>
internal static class History
{
    internal const int Days = 90;

    /// <param name="spans">How the component was; gaps mean that nobody knows.</param>
    /// <param name="now">The last day is the one this falls on.</param>
    /// <returns>Oldest first; null for a day of which nothing is known.</returns>
    internal static ComponentState?[] Of(IEnumerable<StateSpan> spans, DateTimeOffset now)
    {
        var first = FirstDay(now);
        var days = new ComponentState?[Days];
        foreach (var span in spans)
        {
            var end = span.Ended is { } ended && ended < now ? ended : now;
            var from = Math.Max(0, (int)Math.Floor((span.Began - first).TotalDays));
            // What ends at midnight is not of the day that begins then.
            var until = end > span.Began ? (int)Math.Ceiling((end - first).TotalDays) : from + 1;
            for (var day = from; day < Math.Min(Days, until); day++)
            {
                if (days[day] is not { } known || known < span.State)
                    days[day] = span.State;
            }
        }

        return days;
    }

    /// <summary>Midnight in UTC at which the oldest day begins.</summary>
    internal static DateTimeOffset FirstDay(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);
}
