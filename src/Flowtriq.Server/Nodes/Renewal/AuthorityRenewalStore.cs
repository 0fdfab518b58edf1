using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>The renewal on disk.</summary>
internal sealed class AuthorityRenewalStore(Database database)
{
    internal AuthorityRenewal? Read()
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            "SELECT version AS Version, started AS Started, until AS Until, by AS By, finished AS Finished FROM authority_renewal"
        );
        return row is null
            ? null
            : new AuthorityRenewal(
                (ulong)row.Version,
                UnixTime.FromUnixMicroseconds(row.Started),
                UnixTime.FromUnixMicroseconds(row.Until),
                row.By,
                UnixTime.FromUnixMicroseconds(row.Finished)
            );
    }

    internal Task WriteAsync(AuthorityRenewal renewal, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT OR REPLACE INTO authority_renewal (id, version, started, until, by, finished)
                    VALUES (1, @Version, @Started, @Until, @By, @Finished)
                    """,
                    new Row(
                        (long)renewal.Version,
                        renewal.StartedAt.ToUnixMicroseconds(),
                        renewal.Until.ToUnixMicroseconds(),
                        renewal.By,
                        renewal.FinishedAt?.ToUnixMicroseconds()
                    )
                ),
            cancel
        );

    private sealed record Row(long Version, long Started, long Until, string By, long? Finished);
}
