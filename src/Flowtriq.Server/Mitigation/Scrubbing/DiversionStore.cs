using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Diversions on disk, those under way and past ones.</summary>
internal sealed class DiversionStore(Database database)
{
    private const string Columns = """
        id AS Id, provider AS Provider, prefix AS Prefix, wanted AS Wanted, state AS State, since AS Since,
        requested AS Requested, asked AS Asked, begun AS Begun, started AS Started, advertised AS Advertised,
        stop_asked AS StopAsked, ended AS Ended, attempts AS Attempts, next_try AS NextTry, proof AS Proof,
        failure AS Failure
        """;

    /// <summary>Those under way and those that ended at or after a moment, oldest first.</summary>
    internal List<DiversionRecord> Since(DateTimeOffset ended)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<DiversionRow>(
                    $"SELECT {Columns} FROM scrubbing_diversion WHERE ended IS NULL OR ended >= @ended ORDER BY id",
                    new { ended = ended.ToUnixMicroseconds() }
                )
                .Select(static row => row.ToRecord()),
        ];
    }

    /// <summary>The last ones, newest first.</summary>
    internal List<DiversionRecord> Last(int limit)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<DiversionRow>(
                    $"SELECT {Columns} FROM scrubbing_diversion ORDER BY id DESC LIMIT @limit",
                    new { limit }
                )
                .Select(static row => row.ToRecord()),
        ];
    }

    /// <summary>Stores them in one transaction; new ones get their identity.</summary>
    internal Task<List<DiversionRecord>> SaveAsync(IReadOnlyList<DiversionRecord> records, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                records
                    .Select(record =>
                        record with
                        {
                            Id = tx.Scalar<long>(
                                """
                                INSERT INTO scrubbing_diversion (id, provider, prefix, wanted, state, since, requested, asked,
                                    begun, started, advertised, stop_asked, ended, attempts, next_try, proof, failure)
                                VALUES (nullif(@Id, 0), @Provider, @Prefix, @Wanted, @State, @Since, @Requested, @Asked,
                                    @Begun, @Started, @Advertised, @StopAsked, @Ended, @Attempts, @NextTry, @Proof, @Failure)
                                ON CONFLICT (id) DO UPDATE SET wanted = @Wanted, state = @State, since = @Since,
                                    asked = @Asked, begun = @Begun, started = @Started, advertised = @Advertised,
                                    stop_asked = @StopAsked, ended = @Ended, attempts = @Attempts, next_try = @NextTry,
                                    proof = @Proof, failure = @Failure
                                RETURNING id
                                """,
                                DiversionRow.Of(record)
                            ),
                        }
                    )
                    .ToList(),
            cancel
        );
}
