using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>
/// Moves finished minutes from arrival order into series order and sums them up, a minute a transaction. Samples that
/// come after their minute was moved are added to it later: sums and counts add. What is in a moved minute already never
/// waits here (<see cref="SqliteRepeats"/>), so nothing is counted twice.
/// </summary>
internal sealed class SqliteRollUp(MetricsDatabase database, SqliteRepeats repeats)
{
    /// <summary>Moves the oldest finished minute; false when none waits.</summary>
    internal async Task<bool> StepAsync(DateTimeOffset now, CancellationToken cancel)
    {
        long? oldest;
        await using (var connection = database.Value.Read())
            oldest = await connection.QueryFirstOrDefaultAsync<long?>("SELECT min(t) FROM recent");
        if (oldest is not { } first)
            return false;

        var from = first / 60 * 60;
        if (from + 60 + ISampleStore.Grace > now.ToUnixTimeSeconds())
            return false;
        await database.Value.WriteAsync(
            tx =>
            {
                repeats.Moving(from + 60);
                Move(tx, from, from + 60);
            },
            cancel
        );
        return true;
    }

    internal static void Move(SqliteTransaction tx, long from, long to)
    {
        var minute = new { from, to };
        tx.Execute(
            """
            INSERT OR REPLACE INTO second (series, t, pps, bps, dropped, dropped_bps)
            SELECT series, t, pps, bps, dropped, dropped_bps FROM recent WHERE t >= @from AND t < @to ORDER BY series, t
            """,
            minute
        );
        tx.Execute(Sum("ten", 10), minute);
        tx.Execute(Sum("minute", 60), minute);
        tx.Execute(Sum("hour", 3600), minute);
        tx.Execute("DELETE FROM recent WHERE t >= @from AND t < @to", minute);
    }

    private static string Sum(string table, int step) =>
        $"""
            INSERT INTO {table} (series, t, n, pps_min, pps_sum, pps_max, bps_min, bps_sum, bps_max, dropped,
                                 dropped_bps, p50_pps, p99_pps, thr_pps, p50_bps, p99_bps, thr_bps)
            SELECT series, t / {step} * {step} AS b, count(*), min(pps), sum(pps), max(pps), min(bps), sum(bps), max(bps),
                   sum(dropped), sum(dropped_bps), cast(avg(p50_pps) AS INTEGER), cast(avg(p99_pps) AS INTEGER), cast(avg(thr_pps) AS INTEGER),
                   cast(avg(p50_bps) AS INTEGER), cast(avg(p99_bps) AS INTEGER), cast(avg(thr_bps) AS INTEGER)
            FROM recent WHERE t >= @from AND t < @to GROUP BY series, b
            ON CONFLICT (series, t) DO UPDATE SET
                n = n + excluded.n,
                pps_min = min(pps_min, excluded.pps_min), pps_sum = pps_sum + excluded.pps_sum,
                pps_max = max(pps_max, excluded.pps_max),
                bps_min = min(bps_min, excluded.bps_min), bps_sum = bps_sum + excluded.bps_sum,
                bps_max = max(bps_max, excluded.bps_max),
                dropped = dropped + excluded.dropped, dropped_bps = dropped_bps + excluded.dropped_bps,
                p50_pps = excluded.p50_pps, p99_pps = excluded.p99_pps, thr_pps = excluded.thr_pps,
                p50_bps = excluded.p50_bps, p99_bps = excluded.p99_bps, thr_bps = excluded.thr_bps
            """;
}
