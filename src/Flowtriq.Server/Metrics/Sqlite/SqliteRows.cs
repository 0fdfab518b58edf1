using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>
/// The query behind every chart. Inside: one row for each series and step, the mean of the seconds that were measured.
/// Outside: the sum over the series of each group. Rows of the current minute come from "recent".
/// </summary>
internal sealed class SqliteRows(MetricsDatabase database)
{
    private const string Selected = "SELECT id FROM chosen";
    private const string Bounds = "p50_pps, p99_pps, thr_pps, p50_bps, p99_bps, thr_bps";

    internal async Task<IReadOnlyList<SeriesRow>> ReadAsync(RowQuery query, CancellationToken cancel)
    {
        var parameters = new DynamicParameters();
        parameters.Add("from", query.From);
        parameters.Add("to", query.To);
        parameters.Add("step", query.Resolution.Step);
        parameters.Add("whole", query.Whole);
        var sql = Query(query.Resolution, Key(query.By), SqliteChoice.Where(query.Choice, parameters));
        await using var connection = database.Value.Read();
        var rows = await connection.QueryAsync<SeriesRow>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel)
        );
        return rows.AsList();
    }

    private static string Key(SeriesGrouping by) =>
        by switch
        {
            SeriesGrouping.Node => "node",
            SeriesGrouping.Name => "name",
            SeriesGrouping.Kind => "CAST(kind AS TEXT)",
            _ => "''",
        };

    private static string Query(Resolution resolution, string groupBy, string where) =>
        $"""
            WITH chosen AS (SELECT id, {groupBy} AS k FROM series WHERE {where}),
            measured AS ({(resolution.Table == "second" ? Seconds : RolledUp(resolution.Table))})
            SELECT c.k AS Key, m.b AS T,
                   sum(m.pps_min) AS PpsMin, sum(m.pps) AS Pps, sum(m.pps_max) AS PpsMax,
                   sum(m.bps_min) AS BpsMin, sum(m.bps) AS Bps, sum(m.bps_max) AS BpsMax,
                   sum(m.dropped) AS Dropped, sum(m.dropped_bps) AS DroppedBps,
                   sum(m.p50_pps) AS P50Pps, sum(m.p99_pps) AS P99Pps, {Known("thr_pps")} AS ThresholdPps,
                   sum(m.p50_bps) AS P50Bps, sum(m.p99_bps) AS P99Bps, {Known("thr_bps")} AS ThresholdBps
            FROM measured m JOIN chosen c ON c.id = m.series
            GROUP BY c.k, m.b
            """;

    /// <summary>A sum that leaves out a node still learning would pass for the whole; then there is none.</summary>
    private static string Known(string bound) => $"CASE WHEN min(m.{bound}) > 0 THEN sum(m.{bound}) END";

    private static string Seconds =>
        $"""
            SELECT s.series, s.t AS b, s.pps AS pps_min, s.pps, s.pps AS pps_max, s.bps AS bps_min, s.bps,
                   s.bps AS bps_max, s.dropped, s.dropped_bps, {Prefixed("x")}
            FROM second s LEFT JOIN ten x ON x.series = s.series AND x.t = s.t / 10 * 10
            WHERE s.series IN ({Selected}) AND s.t >= @from AND s.t < @to
            UNION ALL
            SELECT series, t, pps, pps, pps, bps, bps, bps, dropped, dropped_bps, {Bounds}
            FROM recent WHERE t >= @from AND t < @to AND series IN ({Selected})
            """;

    // A sparse series has nothing in the seconds that have no sample: its mean is over the whole step, and its least is nothing.
    private static string RolledUp(string table) =>
        $"""
            SELECT series, t / @step * @step AS b,
                   CASE WHEN sum(n) < @whole THEN 0 ELSE min(pps_min) END AS pps_min,
                   sum(pps_sum) * 1.0 / coalesce(@whole, sum(n)) AS pps, max(pps_max) AS pps_max,
                   CASE WHEN sum(n) < @whole THEN 0 ELSE min(bps_min) END AS bps_min,
                   sum(bps_sum) * 1.0 / coalesce(@whole, sum(n)) AS bps, max(bps_max) AS bps_max,
                   sum(dropped) * 1.0 / sum(n) AS dropped, sum(dropped_bps) * 1.0 / sum(n) AS dropped_bps,
                   avg(p50_pps) AS p50_pps, avg(p99_pps) AS p99_pps,
                   avg(thr_pps) AS thr_pps, avg(p50_bps) AS p50_bps, avg(p99_bps) AS p99_bps, avg(thr_bps) AS thr_bps
            FROM (
                SELECT series, t, n, pps_min, pps_sum, pps_max, bps_min, bps_sum, bps_max, dropped, dropped_bps, {Bounds}
                FROM {table} WHERE series IN ({Selected}) AND t >= @from AND t < @to
                UNION ALL
                SELECT series, t, 1, pps, pps, pps, bps, bps, bps, dropped, dropped_bps, {Bounds}
                FROM recent WHERE t >= @from AND t < @to AND series IN ({Selected})
            )
            GROUP BY series, b
            """;

    private static string Prefixed(string alias) =>
        string.Join(", ", Bounds.Split(", ").Select(column => $"{alias}.{column}"));
}
