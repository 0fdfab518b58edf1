namespace Flowtriq.Server.Metrics;

/// <summary>
/// The query behind every chart. Inside: one row for each series and step, the mean of the seconds that were measured.
/// Outside: the sum over the series of each group. Rows of the current minute come from "recent".
/// </summary>
internal static class SeriesSql
{
    private const string Selected = "SELECT id FROM chosen";
    private const string Bounds = "p50_pps, p99_pps, thr_pps, p50_bps, p99_bps, thr_bps";

    internal static string Query(Resolution resolution, string groupBy, string where) =>
        $"""
            WITH chosen AS (SELECT id, {groupBy} AS k FROM series WHERE {where}),
            measured AS ({(resolution.Table == "second" ? Seconds : RolledUp(resolution.Table))})
            SELECT c.k AS Key, m.b AS T, sum(m.pps) AS Pps, sum(m.bps) AS Bps, sum(m.dropped) AS Dropped,
                   sum(m.dropped_bps) AS DroppedBps,
                   sum(m.p50_pps) AS P50Pps, sum(m.p99_pps) AS P99Pps, {Known("thr_pps")} AS ThresholdPps,
                   sum(m.p50_bps) AS P50Bps, sum(m.p99_bps) AS P99Bps, {Known("thr_bps")} AS ThresholdBps
            FROM measured m JOIN chosen c ON c.id = m.series
            GROUP BY c.k, m.b
            """;

    /// <summary>A sum that leaves out a node still learning would pass for the whole; then there is none.</summary>
    private static string Known(string bound) => $"CASE WHEN min(m.{bound}) > 0 THEN sum(m.{bound}) END";

    private static string Seconds =>
        $"""
            SELECT s.series, s.t AS b, s.pps, s.bps, s.dropped, s.dropped_bps, {Prefixed("x")}
            FROM second s LEFT JOIN ten x ON x.series = s.series AND x.t = s.t / 10 * 10
            WHERE s.series IN ({Selected}) AND s.t >= @from AND s.t < @to
            UNION ALL
            SELECT series, t, pps, bps, dropped, dropped_bps, {Bounds}
            FROM recent WHERE t >= @from AND t < @to AND series IN ({Selected})
            """;

    private static string RolledUp(string table) =>
        $"""
            SELECT series, t / @step * @step AS b, sum(pps_sum) * 1.0 / sum(n) AS pps, sum(bps_sum) * 1.0 / sum(n) AS bps,
                   sum(dropped) * 1.0 / sum(n) AS dropped, sum(dropped_bps) * 1.0 / sum(n) AS dropped_bps,
                   avg(p50_pps) AS p50_pps, avg(p99_pps) AS p99_pps,
                   avg(thr_pps) AS thr_pps, avg(p50_bps) AS p50_bps, avg(p99_bps) AS p99_bps, avg(thr_bps) AS thr_bps
            FROM (
                SELECT series, t, n, pps_sum, bps_sum, dropped, dropped_bps, {Bounds}
                FROM {table} WHERE series IN ({Selected}) AND t >= @from AND t < @to
                UNION ALL
                SELECT series, t, 1, pps, bps, dropped, dropped_bps, {Bounds}
                FROM recent WHERE t >= @from AND t < @to AND series IN ({Selected})
            )
            GROUP BY series, b
            """;

    private static string Prefixed(string alias) =>
        string.Join(", ", Bounds.Split(", ").Select(column => $"{alias}.{column}"));
}
