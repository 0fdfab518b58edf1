using Flowtriq.Core.Analytics;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Analytics;

/// <summary>Puts what began at some time into columns of a range, a column of an hour, a day or a week.</summary>
internal sealed class Columns
{
    private const int Hour = 3_600;
    private const int Day = 24 * Hour;
    private const int Week = 7 * Day;

    // A Monday: weeks begin on it.
    private const long Monday = 4 * Day;
    private readonly long first;

    internal Columns(TimeRange range)
    {
        var length = range.To - range.From;
        Step =
            length <= TimeSpan.FromDays(3) ? Hour
            : length <= TimeSpan.FromDays(100) ? Day
            : Week;
        var origin = Step == Week ? Monday : 0;
        first = Floor(range.From.ToUnixTimeSeconds(), origin);
        var last = Floor(range.To.ToUnixTimeSeconds() - 1, origin);
        T = new long[((last - first) / Step) + 1];
        for (var index = 0; index < T.Length; index++)
            T[index] = first + ((long)index * Step);
    }

    /// <summary>Seconds of a column.</summary>
    internal int Step { get; }

    /// <summary>Start of each column, seconds since 1970.</summary>
    internal long[] T { get; }

    /// <summary>How many moments each column has.</summary>
    internal int[] Count(IEnumerable<DateTimeOffset> moments)
    {
        var counts = new int[T.Length];
        foreach (var moment in moments)
        {
            if (IndexOf(moment) is { } index)
                counts[index]++;
        }

        return counts;
    }

    /// <summary>The 95th percentile of the figures of each column; null for one without any.</summary>
    internal double?[] P95(IEnumerable<(DateTimeOffset At, double? Figure)> figures)
    {
        var columns = new List<double>?[T.Length];
        foreach (var (at, figure) in figures)
        {
            if (figure is { } known && IndexOf(at) is { } index)
                (columns[index] ??= []).Add(known);
        }

        return [.. columns.Select(static column => column is null ? null : Spread.Of(column).P95)];
    }

    private int? IndexOf(DateTimeOffset moment) =>
        (int)Math.Floor((moment.ToUnixTimeSeconds() - first) / (double)Step) is var index
        && index >= 0
        && index < T.Length
            ? index
            : null;

    private long Floor(long second, long origin) =>
        ((long)Math.Floor((second - origin) / (double)Step) * Step) + origin;
}
