using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>The alarms of a back-test as a CSV file.</summary>
internal static class BackTestCsv
{
    internal static FileContentHttpResult Of(BackTestResult result) =>
        CsvFile.Of(
            "back-test.csv",
            "interface,from,to,metric,bound,threshold,highest,incidents",
            result.Items.Select(static item =>
                new[]
                {
                    item.Interface,
                    CsvFile.Time(item.From),
                    CsvFile.Time(item.To),
                    item.Metric.ToString(),
                    item.Bound.ToString(),
                    Figures.Cell(item.Threshold),
                    Figures.Cell(item.Highest),
                    string.Join(' ', item.Incidents.Select(static number => $"INC-{number}")),
                }
            )
        );
}
