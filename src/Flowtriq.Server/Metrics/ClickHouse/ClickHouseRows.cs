using System.Globalization;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// The query behind every chart, as <c>SqliteRows</c> asks it. Sums up to where they are made, the finer rows from there on;
/// inside one row for each series and step, outside the sum over the series of each group.
/// </summary>
internal sealed class ClickHouseRows(ClickHouseHttp http, ClickHouseProgress progress)
{
    private const string Values =
        "pps_min, pps_sum, pps_max, bps_min, bps_sum, bps_max, dropped, dropped_bps, " + ClickHouseTables.Bounds;

    private static readonly string[] Rates = ["p50_pps", "p99_pps", "p50_bps", "p99_bps"];

    internal async Task<IReadOnlyList<SeriesRow>> ReadAsync(RowQuery query, CancellationToken cancel)
    {
        var parts = Parts(query).ToList();
        if (parts.Count == 0)
            return [];
        var answer = await http.RunAsync(Statement(query, string.Join("\nUNION ALL\n", parts)), cancel);
        return [.. ClickHouseText.Rows(answer).Select(Read)];
    }

    /// <summary>From each table the time it has to answer for; together every second of the range, once.</summary>
    private IEnumerable<string> Parts(RowQuery query)
    {
        var where = ClickHouseChoice.Where(query.Choice);
        var sums = ClickHouseTables.Of(query.Resolution);
        var rolled = progress.RolledTo;
        var summed = Math.Min(progress.HoursTo, rolled);
        var at = query.From;
        if (sums == ClickHouseTables.Hour && at < Math.Min(query.To, summed))
        {
            yield return Sums(sums, at, Math.Min(query.To, summed), where);
            at = Math.Min(query.To, summed);
        }

        if (sums != ClickHouseTables.Second && at < Math.Min(query.To, rolled))
        {
            yield return Sums(
                sums == ClickHouseTables.Hour ? ClickHouseTables.Minute : sums,
                at,
                Math.Min(query.To, rolled),
                where
            );
            at = Math.Min(query.To, rolled);
        }

        if (at < query.To)
            yield return Seconds(at, query.To, where);
    }

    private static string Sums(string table, long from, long to, string where) =>
        $"""
            SELECT {ClickHouseTables.Series}, t, n, {Values}
            FROM {table} FINAL WHERE {where} AND t >= {from} AND t < {to}
            """;

    private static string Seconds(long from, long to, string where) =>
        $"""
            SELECT {ClickHouseTables.Series}, t, toUInt32(1) AS n,
                   pps AS pps_min, pps AS pps_sum, pps AS pps_max, bps AS bps_min, bps AS bps_sum, bps AS bps_max,
                   dropped, dropped_bps, {ClickHouseTables.Bounds}
            FROM {ClickHouseTables.Second} FINAL
            WHERE slot >= {from / ClickHouseTables.Slot} AND slot <= {(to - 1) / ClickHouseTables.Slot}
              AND {where} AND t >= {from} AND t < {to}
            """;

    // A sparse series has nothing in the seconds that have no sample: its mean is over the whole step, and its least is nothing.
    private static string Statement(RowQuery query, string parts)
    {
        var step = query.Resolution.Step;
        var count = query.Whole is { } whole ? ClickHouseText.Number(whole) : "seconds";
        return $"""
            SELECT k, b, sum(least_pps), sum(mean_pps), sum(most_pps), sum(least_bps), sum(mean_bps), sum(most_bps),
                   sum(lost_pps), sum(lost_bps), max(known), {string.Join(
                ", ",
                Rates.Select(static r => $"sum(mean_{r})")
            )},
                   {Known("thr_pps")}, {Known("thr_bps")}
            FROM (
                SELECT {Key(query.By)} AS k, intDiv(t, {step}) * {step} AS b, sum(n) AS seconds,
                       if(sum(n) < {query.Whole
                ?? 0}, 0, min(pps_min)) AS least_pps, sum(pps_sum) / {count} AS mean_pps,
                       max(pps_max) AS most_pps,
                       if(sum(n) < {query.Whole
                ?? 0}, 0, min(bps_min)) AS least_bps, sum(bps_sum) / {count} AS mean_bps,
                       max(bps_max) AS most_bps,
                       sum(dropped) / seconds AS lost_pps, sum(dropped_bps) / seconds AS lost_bps, max(bounds) AS known,
                       {string.Join(", ", Rates.Select(static r => $"avg({r}) AS mean_{r}"))},
                       avg(thr_pps) AS mean_thr_pps, avg(thr_bps) AS mean_thr_bps
                FROM ({parts})
                GROUP BY {ClickHouseTables.Series}, b
            )
            GROUP BY k, b
            FORMAT TabSeparated
            """;
    }

    /// <summary>A sum that leaves out a node still learning would pass for the whole; then there is none.</summary>
    private static string Known(string bound) =>
        $"if(minIf(mean_{bound}, known = 1) > 0, sum(mean_{bound}), toFloat64(-1))";

    private static string Key(SeriesGrouping by) =>
        by switch
        {
            SeriesGrouping.Node => "node",
            SeriesGrouping.Name => "name",
            SeriesGrouping.Kind => "toString(kind)",
            _ => "''",
        };

    private static SeriesRow Read(string[] cells)
    {
        var known = Value(cells[10]) > 0;
        return new SeriesRow
        {
            Key = ClickHouseText.Unescape(cells[0]),
            T = long.Parse(cells[1], CultureInfo.InvariantCulture),
            PpsMin = Value(cells[2]),
            Pps = Value(cells[3]),
            PpsMax = Value(cells[4]),
            BpsMin = Value(cells[5]),
            Bps = Value(cells[6]),
            BpsMax = Value(cells[7]),
            Dropped = Value(cells[8]),
            DroppedBps = Value(cells[9]),
            P50Pps = known ? Value(cells[11]) : null,
            P99Pps = known ? Value(cells[12]) : null,
            P50Bps = known ? Value(cells[13]) : null,
            P99Bps = known ? Value(cells[14]) : null,
            ThresholdPps = Value(cells[15]) is var pps and >= 0 ? pps : null,
            ThresholdBps = Value(cells[16]) is var bps and >= 0 ? bps : null,
        };
    }

    private static double Value(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
