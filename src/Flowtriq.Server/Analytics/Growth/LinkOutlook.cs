using Flowtriq.Core.Analytics;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>What the busy hours of a link say of its future.</summary>
internal static class LinkOutlook
{
    /// <summary>A link with this share of its capacity in use counts as full: bursts find no room above it.</summary>
    internal const double FullAt = 0.8;

    private const int Horizon = 5 * 365;
    private const int Day = 86_400;

    /// <param name="node">The node.</param>
    /// <param name="link">The link as the node last reported it.</param>
    /// <param name="days">Busy hours of the days of the range.</param>
    /// <param name="range">Whole days.</param>
    /// <param name="today">Today's midnight.</param>
    internal static LinkGrowth Of(
        RegisteredNode node,
        NodeLink link,
        double?[] days,
        TimeRange range,
        DateTimeOffset today
    )
    {
        var known = days.Select(static (figure, day) => (Day: (double)day, Figure: figure))
            .Where(static d => d.Figure is not null)
            .Select(static d => (d.Day, d.Figure!.Value))
            .ToList();
        var trend = Trend.Through(known);
        double? capacity = link.CapacityBps > 0 ? link.CapacityBps : null;
        var present = (int)(today - range.From).TotalDays;
        var now = trend is not null ? Math.Max(0, trend.At(present)) : days.LastOrDefault(static d => d is not null);
        var crossing =
            trend is { Grows: true } && capacity is { } most
                ? trend.Reaches(FullAt * most, present, present + Horizon)
                : default;
        var outlook = OutlookOf(trend, now / capacity, crossing);
        if (outlook != GrowthOutlook.Fills)
            crossing = default;
        return new LinkGrowth(
            node.Id.Value,
            node.Name,
            node.Pop,
            link.Name,
            link.Role,
            capacity,
            outlook,
            Round(now),
            Figures.Round(now / capacity),
            Round(trend?.PerDay * 7),
            Round(trend?.PerDayError * 7),
            Date(range, crossing.Expected),
            Date(range, crossing.Earliest),
            Date(range, crossing.Latest),
            Drawn(days, trend, range, Ahead(days.Length, present, crossing))
        );
    }

    private static GrowthOutlook OutlookOf(Trend? trend, double? share, Crossing crossing) =>
        trend is null ? GrowthOutlook.TooShort
        : share >= FullAt ? GrowthOutlook.Full
        : trend.Grows ? (crossing.Expected is null ? GrowthOutlook.Growing : GrowthOutlook.Fills)
        : trend.Shrinks ? GrowthOutlook.Shrinking
        : GrowthOutlook.Steady;

    /// <summary>Days to draw in all: as far as the crossing, but no further ahead than twice the past.</summary>
    private static int Ahead(int past, int present, Crossing crossing) =>
        Math.Max(past, present)
        + (crossing.Expected is { } day ? Math.Clamp(day - present + 7, past / 3, 2 * past) : past / 3);

    private static GrowthDays Drawn(double?[] days, Trend? trend, TimeRange range, int length)
    {
        var first = range.From.ToUnixTimeSeconds();
        return new GrowthDays(
            [.. Enumerable.Range(0, length).Select(day => first + ((long)day * Day))],
            [.. Enumerable.Range(0, length).Select(day => day < days.Length ? Round(days[day]) : null)],
            Line(static (line, day) => line.At(day)),
            Line(static (line, day) => Math.Max(0, line.At(day) - line.Margin(day))),
            Line(static (line, day) => line.At(day) + line.Margin(day))
        );

        double?[] Line(Func<Trend, int, double> at) =>
            [.. Enumerable.Range(0, length).Select(day => trend is null ? null : Round(at(trend, day)))];
    }

    private static DateOnly? Date(TimeRange range, int? day) =>
        day is { } known ? DateOnly.FromDateTime(range.From.UtcDateTime).AddDays(known) : null;

    private static double? Round(double? rate) => rate is { } known ? Math.Round(known) : null;
}
