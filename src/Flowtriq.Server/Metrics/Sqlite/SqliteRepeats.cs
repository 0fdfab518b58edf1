using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>
/// A second that was rolled up and is written again: it replaces the one that was there, and the steps it is part of are
/// summed up anew, each from the next finer one. So nothing that waits for its roll-up is in the sums already.
/// </summary>
internal sealed class SqliteRepeats
{
    // All that was ever moved is before this. Set before a minute is moved; found out from the tables after a start.
    private long? movedTo;

    /// <summary>All before this is about to be rolled up.</summary>
    internal void Moving(long to)
    {
        if (movedTo is { } known)
            movedTo = Math.Max(known, to);
    }

    /// <summary>Replaces a second that was rolled up before; false when it was not.</summary>
    internal bool TryReplace(SqliteTransaction tx, in Sample sample, long series)
    {
        movedTo ??=
            tx.Scalar<long>(
                "SELECT coalesce(max((SELECT max(t) FROM minute WHERE minute.series = series.id)), 0) FROM series"
            ) + 60;
        if (sample.Second >= movedTo)
            return false;
        var replaced = tx.Execute(
            """
            UPDATE second SET pps = @Pps, bps = @Bps, dropped = @Dropped, dropped_bps = @DroppedBps
            WHERE series = @series AND t = @Second
            """,
            new
            {
                sample.Pps,
                sample.Bps,
                sample.Dropped,
                sample.DroppedBps,
                sample.Second,
                series,
            }
        );
        if (replaced == 0)
            return false;
        tx.Execute(Again("ten", 10, "second", Seconds), new { series, sample.Second });
        tx.Execute(Again("minute", 60, "ten", Sums), new { series, sample.Second });
        tx.Execute(Again("hour", 3600, "minute", Sums), new { series, sample.Second });
        return true;
    }

    private const string Seconds = "count(*), min(pps), sum(pps), max(pps), min(bps), sum(bps), max(bps)";
    private const string Sums =
        "sum(n), min(pps_min), sum(pps_sum), max(pps_max), min(bps_min), sum(bps_sum), max(bps_max)";

    private static string Again(string table, int step, string finer, string sums) =>
        $"""
            UPDATE {table}
            SET (n, pps_min, pps_sum, pps_max, bps_min, bps_sum, bps_max, dropped, dropped_bps) = (
                SELECT {sums}, sum(dropped), sum(dropped_bps) FROM {finer}
                WHERE series = @series AND t >= @Second / {step} * {step} AND t < @Second / {step} * {step} + {step})
            WHERE series = @series AND t = @Second / {step} * {step}
            """;
}
