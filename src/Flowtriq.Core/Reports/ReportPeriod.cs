using System.Globalization;

namespace Flowtriq.Core.Reports;

/// <summary>The time a report is about, UTC; its end lies after its start and is not part of it.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The first moment after it.</param>
public readonly record struct ReportPeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>The month before the one that holds the given moment.</summary>
    public static ReportPeriod LastMonth(DateTimeOffset now)
    {
        var end = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new(end.AddMonths(-1), end);
    }

    /// <summary>The week, Monday to Monday, before the one that holds the given moment.</summary>
    public static ReportPeriod LastWeek(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var end = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(end.AddDays(-7), end);
    }

    /// <summary>A period as long as this one, directly before it; a whole month is followed by a whole month.</summary>
    public ReportPeriod Before => IsMonth ? new(From.AddMonths(-1), From) : new(From - Length, From);

    /// <summary>True when the moment lies in it.</summary>
    public bool Holds(DateTimeOffset moment) => moment >= From && moment < To;

    /// <summary>"November 2026" for a whole month, otherwise both days: "16 Nov 2026 to 22 Nov 2026".</summary>
    public override string ToString() =>
        IsMonth
            ? From.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : $"{Day(From)} to {Day(To.AddTicks(-1))}";

    private bool IsMonth =>
        From.UtcDateTime is { Day: 1 } first && first.TimeOfDay == default && To == From.AddMonths(1);

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
