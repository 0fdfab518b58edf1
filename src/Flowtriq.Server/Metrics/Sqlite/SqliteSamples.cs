using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>Writes samples. Used by one loop only.</summary>
internal sealed class SqliteSamples(MetricsDatabase database, SqliteRepeats repeats)
{
    private readonly Dictionary<SeriesKey, long> ids = [];

    /// <summary>Writes a batch in one transaction. A second that is written again replaces what was there.</summary>
    internal Task WriteAsync(IReadOnlyList<Sample> samples, CancellationToken cancel) =>
        database.Value.WriteAsync(
            tx =>
            {
                using var insert = Insert(tx);
                foreach (var sample in samples)
                {
                    var series = IdOf(tx, sample.Series);
                    if (repeats.TryReplace(tx, sample, series))
                        continue;
                    Bind(insert, sample, series);
                    insert.ExecuteNonQuery();
                }
            },
            cancel
        );

    private long IdOf(SqliteTransaction tx, SeriesKey key)
    {
        if (ids.TryGetValue(key, out var known))
            return known;
        var parameters = new
        {
            key.Node,
            key.Name,
            direction = (int)key.Direction,
            kind = (int)key.Kind,
        };
        tx.Execute(
            """
            INSERT INTO series (node, name, direction, kind) VALUES (@Node, @Name, @direction, @kind)
            ON CONFLICT DO NOTHING
            """,
            parameters
        );
        var id = tx.Scalar<long>(
            "SELECT id FROM series WHERE node = @Node AND name = @Name AND direction = @direction AND kind = @kind",
            parameters
        );
        ids[key] = id;
        return id;
    }

    private static SqliteCommand Insert(SqliteTransaction tx)
    {
        var command = tx.Connection!.CreateCommand();
        command.Transaction = tx;
        command.CommandText = """
            INSERT OR REPLACE INTO recent
                (t, series, pps, bps, dropped, dropped_bps, p50_pps, p99_pps, thr_pps, p50_bps, p99_bps, thr_bps)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
        for (var i = 0; i <= 11; i++)
            command.Parameters.Add($"${i}", SqliteType.Integer);
        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, in Sample sample, long series)
    {
        var p = command.Parameters;
        p[0].Value = sample.Second;
        p[1].Value = series;
        p[2].Value = sample.Pps;
        p[3].Value = sample.Bps;
        p[4].Value = sample.Dropped;
        p[5].Value = sample.DroppedBps;
        p[6].Value = Or(sample.Bounds?.P50Pps);
        p[7].Value = Or(sample.Bounds?.P99Pps);
        p[8].Value = Or(sample.Bounds?.ThresholdPps);
        p[9].Value = Or(sample.Bounds?.P50Bps);
        p[10].Value = Or(sample.Bounds?.P99Bps);
        p[11].Value = Or(sample.Bounds?.ThresholdBps);
    }

    private static object Or(long? value) => value is { } known ? known : DBNull.Value;
}
