using Dapper;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>Forgets samples that are older than kept, in transactions short enough not to hold up writing.</summary>
internal sealed class SqliteRetention(MetricsDatabase database, ServerOptions options)
{
    /// <summary>At most this much of a series' time is removed at once, in steps of its table.</summary>
    private const int StepsAtOnce = 20_000;

    /// <summary>At most so many series are looked at in one transaction.</summary>
    private const int SeriesAtOnce = 500;

    internal async Task RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await ForgetAsync("second", 1, now - options.KeepSeconds, cancel);
        await ForgetAsync("ten", 10, now - options.KeepTenSeconds, cancel);
        await ForgetAsync("minute", 60, now - options.KeepMinutes, cancel);
    }

    private async Task ForgetAsync(string table, int step, DateTimeOffset before, CancellationToken cancel)
    {
        long[] series;
        await using (var connection = database.Value.Read())
            series = [.. await connection.QueryAsync<long>("SELECT id FROM series")];

        var sql = $"""
            DELETE FROM {table} WHERE series = @id
                AND t < min(@before, (SELECT min(t) FROM {table} WHERE series = @id) + {StepsAtOnce * step})
            """;
        var at = 0;
        while (at < series.Length)
        {
            var from = at;
            at = await database.Value.WriteAsync(
                tx => Forget(tx, sql, series, from, before.ToUnixTimeSeconds()),
                cancel
            );
        }
    }

    /// <summary>Removes old rows from that series on, until there were enough; the series to go on with.</summary>
    private static int Forget(SqliteTransaction tx, string sql, long[] series, int from, long before)
    {
        var at = from;
        for (var removed = 0; at < series.Length && at - from < SeriesAtOnce && removed < StepsAtOnce; )
        {
            var some = tx.Execute(sql, new { id = series[at], before });
            removed += some;
            if (some == 0)
                at++;
        }

        return at;
    }
}
