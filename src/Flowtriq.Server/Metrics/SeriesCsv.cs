using System.Globalization;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Metrics;

/// <summary>Series as a file: a line for each step; of parts, a line for each part and step. A gap is an empty cell.</summary>
internal static class SeriesCsv
{
    private const string Columns =
        "time,pps_min,pps_mean,pps_max,pps_dropped,pps_delivered,pps_p50,pps_p99,pps_threshold,"
        + "bps_min,bps_mean,bps_max,bps_dropped,bps_delivered,bps_p50,bps_p99,bps_threshold";

    internal static FileContentHttpResult Of(MeasuredSeries series) =>
        CsvFile.Of("traffic.csv", Columns, Enumerable.Range(0, series.T.Length).Select(i => Cells(series, i)));

    internal static FileContentHttpResult Of(IReadOnlyList<MeasuredPart> parts) =>
        CsvFile.Of(
            "traffic.csv",
            "part," + Columns,
            parts.SelectMany(static part =>
                Enumerable.Range(0, part.Series.T.Length).Select(i => (string[])[part.Key, .. Cells(part.Series, i)])
            )
        );

    private static string[] Cells(MeasuredSeries series, int i) =>
        [
            CsvFile.Time(DateTimeOffset.FromUnixTimeSeconds(series.T[i])),
            .. Cells(series.Pps, i),
            .. Cells(series.Bps, i),
        ];

    private static string[] Cells(MeasuredRate rate, int i) =>
        [
            Cell(rate.Min[i]),
            Cell(rate.Mean[i]),
            Cell(rate.Max[i]),
            Cell(rate.Dropped[i]),
            Cell(rate.Delivered[i]),
            Cell(rate.P50[i]),
            Cell(rate.P99[i]),
            Cell(rate.Threshold[i]),
        ];

    private static string Cell(double? value) => value?.ToString("F0", CultureInfo.InvariantCulture) ?? "";
}
