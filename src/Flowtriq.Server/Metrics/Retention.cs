using Dapper;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Metrics;

/// <summary>Forgets samples that are older than kept, in steps short enough not to hold up writing.</summary>
internal sealed class Retention(MetricsDatabase database, ServerOptions options)
{
    /// <summary>At most this much of a series' time is removed in one transaction, in steps of its table.</summary>
    private const int StepsAtOnce = 20_000;

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
        foreach (var id in series)
        {
            var parameters = new { id, before = before.ToUnixTimeSeconds() };
            while (await database.Value.WriteAsync(tx => tx.Execute(sql, parameters), cancel) > 0)
                cancel.ThrowIfCancellationRequested();
        }
    }
}
