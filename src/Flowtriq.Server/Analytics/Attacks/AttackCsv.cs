using System.Globalization;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.Attacks;

/// <summary>The tables of the attacks' page as CSV files.</summary>
internal static class AttackCsv
{
    internal const string Tables =
        "\"time\", \"vectors\", \"customers\", \"pops\", \"hours\", \"sizes\", \"durations\"";
    private const string GroupColumns = "attacks,seconds,peakPps,peakBps";
    private static readonly string[] Weekdays =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    /// <summary>The file of a table, "time" unless one is named; null when there is no such table.</summary>
    internal static FileContentHttpResult? Of(AttackAnalysis attacks, string? table) =>
        table switch
        {
            null or "" or "time" => CsvFile.Of(
                "attacks.csv",
                string.Join(',', ["time", .. attacks.Keys.Select(CsvFile.Quote)]),
                attacks.T.Select((at, i) => Row(attacks, at, i))
            ),
            "vectors" => Groups("vector", attacks.Vectors),
            "customers" => Groups("customer", attacks.Customers),
            "pops" => Groups("pop", attacks.Pops),
            "hours" => CsvFile.Of("attacks-by-hour.csv", "weekday,hour,attacks", attacks.Hours.Select(Hour)),
            "sizes" => Classes("atLeastBps", attacks.Sizes),
            "durations" => Classes("atLeastSeconds", attacks.Durations),
            _ => null,
        };

    private static string[] Row(AttackAnalysis attacks, long at, int i) =>
        [CsvFile.Time(Figures.At(at)), .. attacks.Counts.Select(column => Count(column[i]))];

    private static FileContentHttpResult Groups(string key, IEnumerable<AttackGroup> groups) =>
        CsvFile.Of(
            $"attacks-by-{key}.csv",
            $"{key},{GroupColumns}",
            groups.Select(static group =>
                new[]
                {
                    group.Key,
                    Count(group.Count),
                    Figures.Cell(group.Seconds),
                    Figures.Cell(group.PeakPps),
                    Figures.Cell(group.PeakBps),
                }
            )
        );

    private static FileContentHttpResult Classes(string limit, IEnumerable<AttackClass> classes) =>
        CsvFile.Of(
            "attacks-by-class.csv",
            $"{limit},attacks",
            classes.Select(static one => new[] { Figures.Cell(one.AtLeast), Count(one.Count) })
        );

    private static string[] Hour(int count, int hour) => [Weekdays[hour / 24], Count(hour % 24), Count(count)];

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
