using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.Traffic;

/// <summary>Traffic as a CSV file: a row for each step, the columns of the parts last.</summary>
internal static class TrafficCsv
{
    private const string Header =
        "time,pps,bps,highestPps,highestBps,droppedPps,droppedBps,beforePps,beforeBps,p50Pps,p99Pps,thresholdPps,"
        + "p50Bps,p99Bps,thresholdBps";

    internal static FileContentHttpResult Of(TrafficAnalysis traffic) =>
        CsvFile.Of(
            "traffic.csv",
            string.Join(
                ',',
                [
                    Header,
                    .. traffic.Keys.SelectMany(static key =>
                        new[] { CsvFile.Quote($"{key} pps"), CsvFile.Quote($"{key} bps") }
                    ),
                ]
            ),
            traffic.T.Select((at, i) => Cells(traffic, at, i))
        );

    private static string[] Cells(TrafficAnalysis traffic, long at, int i)
    {
        var (pps, bps) = (traffic.Pps, traffic.Bps);
        double?[] figures =
        [
            pps.Mean[i],
            bps.Mean[i],
            pps.Highest[i],
            bps.Highest[i],
            pps.Dropped[i],
            bps.Dropped[i],
            pps.Before[i],
            bps.Before[i],
            pps.P50[i],
            pps.P99[i],
            pps.Threshold[i],
            bps.P50[i],
            bps.P99[i],
            bps.Threshold[i],
        ];
        var parts = traffic.Keys.SelectMany(
            (_, part) => new[] { traffic.PartsPps[part][i], traffic.PartsBps[part][i] }
        );
        return [CsvFile.Time(Figures.At(at)), .. figures.Concat(parts).Select(Figures.Cell)];
    }
}
