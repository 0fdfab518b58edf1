using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>What is set for each scope, with its history, and what each node was offered.</summary>
public sealed class ConfigStore(Database database)
{
    /// <summary>Versions of a scope that are kept.</summary>
    internal const int Kept = 500;

    private const string Select = """
        SELECT scope AS Scope, version AS Version, json AS Json, at AS At, by AS By, note AS Note FROM config_revision
        """;

    internal Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancel) =>
        database.WriteAsync(work, cancel);

    internal ConfigRevisionRow Latest(ConfigScope scope)
    {
        using var connection = database.Read();
        return Latest(connection, scope);
    }

    /// <summary>The latest of each, in the order asked for.</summary>
    internal ConfigRevisionRow[] Latest(IEnumerable<ConfigScope> scopes)
    {
        using var connection = database.Read();
        return [.. scopes.Select(scope => Latest(connection, scope))];
    }

    /// <summary>What had been set for each at a moment, in the order asked for.</summary>
    internal ConfigRevisionRow[] At(IEnumerable<ConfigScope> scopes, DateTimeOffset at)
    {
        using var connection = database.Read();
        return
        [
            .. scopes.Select(scope =>
                connection.QueryFirstOrDefault<ConfigRevisionRow>(
                    $"{Select} WHERE scope = @scope AND at <= @at ORDER BY version DESC LIMIT 1",
                    new { scope = scope.Text, at = at.ToUnixMicroseconds() }
                ) ?? ConfigRevisionRow.Nothing(scope)
            ),
        ];
    }

    internal ConfigRevisionRow? Find(ConfigScope scope, long version)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<ConfigRevisionRow>(
            $"{Select} WHERE scope = @scope AND version = @version",
            new { scope = scope.Text, version }
        );
    }

    /// <summary>The latest versions, newest first.</summary>
    internal IReadOnlyList<ConfigRevisionRow> History(ConfigScope scope, int limit)
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<ConfigRevisionRow>(
                $"{Select} WHERE scope = @scope ORDER BY version DESC LIMIT @limit",
                new { scope = scope.Text, limit }
            ),
        ];
    }

    internal ConfigOffer? Offer(NodeId node)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<ConfigOffer>(
            "SELECT node AS Node, version AS Version, json AS Json FROM config_offer WHERE node = @node",
            new { node = node.Value }
        );
    }

    internal static void Add(SqliteTransaction tx, ConfigRevisionRow row)
    {
        tx.Execute(
            """
            INSERT INTO config_revision (scope, version, json, at, by, note)
            VALUES (@Scope, @Version, @Json, @At, @By, @Note)
            """,
            row
        );
        tx.Execute(
            "DELETE FROM config_revision WHERE scope = @Scope AND version <= @before",
            new { row.Scope, before = row.Version - Kept }
        );
    }

    internal static void Put(SqliteTransaction tx, ConfigOffer offer) =>
        tx.Execute(
            """
            INSERT INTO config_offer (node, version, json) VALUES (@Node, @Version, @Json)
            ON CONFLICT (node) DO UPDATE SET version = @Version, json = @Json
            """,
            offer
        );

    private static ConfigRevisionRow Latest(SqliteConnection connection, ConfigScope scope) =>
        connection.QueryFirstOrDefault<ConfigRevisionRow>(
            $"{Select} WHERE scope = @scope ORDER BY version DESC LIMIT 1",
            new { scope = scope.Text }
        ) ?? ConfigRevisionRow.Nothing(scope);
}
