using System.Globalization;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>Growth and billing as CSV files.</summary>
internal static class GrowthCsv
{
    private const string LinkHeader =
        "node,name,pop,interface,role,capacityBps,outlook,nowBps,share,perWeekBps,perWeekErrorBps,reaches,earliest,latest";

    private const string MonthHeader = "kind,id,name,pop,inboundBps,outboundBps,billedBps,measured";

    internal static FileContentHttpResult Of(GrowthAnalysis growth) =>
        CsvFile.Of("growth.csv", LinkHeader, growth.Links.Select(Cells));

    internal static FileContentHttpResult Of(BilledMonth month) =>
        CsvFile.Of(
            $"95th-percentile-{month.Month}.csv",
            MonthHeader,
            month
                .Nodes.Select(static row => Cells("node", row))
                .Concat(month.Customers.Select(static row => Cells("customer", row)))
        );

    private static string[] Cells(LinkGrowth link) =>
        [
            link.Node,
            link.NodeName,
            link.Pop,
            link.Interface,
            link.Role,
            Figures.Cell(link.CapacityBps),
            link.Outlook.ToString(),
            Figures.Cell(link.NowBps),
            Figures.Cell(link.Share),
            Figures.Cell(link.PerWeekBps),
            Figures.Cell(link.PerWeekErrorBps),
            Date(link.Reaches),
            Date(link.Earliest),
            Date(link.Latest),
        ];

    private static string[] Cells(string kind, BilledRow row) =>
        [
            kind,
            row.Id,
            row.Name,
            row.Pop,
            Figures.Cell(row.InboundBps),
            Figures.Cell(row.OutboundBps),
            Figures.Cell(row.BilledBps),
            Figures.Cell(row.Measured),
        ];

    private static string Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
