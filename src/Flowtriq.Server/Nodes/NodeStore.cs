using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes;

/// <summary>Nodes and enrolment tokens on disk.</summary>
public sealed class NodeStore(Database database)
{
    private const string SelectNode = """
        SELECT id AS Id, name AS Name, pop AS Pop, pop_name AS PopName, node_group AS "Group", enrolled AS Enrolled,
               token AS Token, machine AS Machine, host_name AS HostName, kernel AS Kernel, architecture AS Architecture,
               agent_version AS AgentVersion, capture_mode AS CaptureMode, config_version AS ConfigVersion,
               revoked AS Revoked
        FROM node
        """;

    private const string SelectToken = """
        SELECT id AS Id, secret AS Secret, name AS Name, pop AS Pop, pop_name AS PopName,
               expires AS Expires, uses AS Uses, used AS Used, node AS Node
        FROM enroll_token
        """;

    internal Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancel) =>
        database.WriteAsync(work, cancel);

    internal IReadOnlyList<NodeRow> All()
    {
        using var connection = database.Read();
        return [.. connection.Query<NodeRow>(SelectNode)];
    }

    internal EnrollTokenRow? FindToken(string id)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<EnrollTokenRow>($"{SelectToken} WHERE id = @id", new { id });
    }

    /// <summary>When a token was made, in microseconds since 1970.</summary>
    internal long TokenMade(string id)
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<long>("SELECT created FROM enroll_token WHERE id = @id", new { id });
    }

    internal IReadOnlyList<string> EnrolledWith(string token)
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<string>("SELECT id FROM node WHERE token = @token ORDER BY enrolled", new { token }),
        ];
    }

    internal static NodeRow? Find(SqliteTransaction tx, string id) =>
        tx.First<NodeRow>($"{SelectNode} WHERE id = @id", new { id });

    internal static bool NameTaken(SqliteTransaction tx, string name, string except = "") =>
        tx.Scalar<long>(
            "SELECT count(*) FROM node WHERE name = @name AND revoked IS NULL AND id <> @except",
            new { name, except }
        ) > 0;

    internal static IEnumerable<EnrollTokenRow> Tokens(SqliteTransaction tx) => tx.Query<EnrollTokenRow>(SelectToken);

    internal static void AddToken(SqliteTransaction tx, EnrollTokenRow token, long created) =>
        tx.Execute(
            """
            INSERT INTO enroll_token (id, secret, name, pop, pop_name, created, expires, uses, node)
            VALUES (@Id, @Secret, @Name, @Pop, @PopName, @created, @Expires, @Uses, @Node)
            """,
            new
            {
                token.Id,
                token.Secret,
                token.Name,
                token.Pop,
                token.PopName,
                created,
                token.Expires,
                token.Uses,
                token.Node,
            }
        );

    internal static void CountUse(SqliteTransaction tx, string token) =>
        tx.Execute("UPDATE enroll_token SET used = used + 1 WHERE id = @token", new { token });

    /// <summary>Tokens are kept a while past their end, so that a late node hears "expired" and not "unknown".</summary>
    internal static void ForgetTokens(SqliteTransaction tx, long expiredBefore) =>
        tx.Execute("DELETE FROM enroll_token WHERE expires < @expiredBefore", new { expiredBefore });

    internal static void Add(SqliteTransaction tx, NodeRow node) =>
        tx.Execute(
            """
            INSERT INTO node (id, name, pop, pop_name, enrolled, token, machine, host_name, agent_version)
            VALUES (@Id, @Name, @Pop, @PopName, @Enrolled, @Token, @Machine, @HostName, @AgentVersion)
            """,
            node
        );

    internal static void Update(SqliteTransaction tx, NodeRow node) =>
        tx.Execute(
            """
            UPDATE node SET name = @Name, pop = @Pop, pop_name = @PopName, node_group = @Group, host_name = @HostName, kernel = @Kernel,
                architecture = @Architecture, agent_version = @AgentVersion, capture_mode = @CaptureMode,
                config_version = @ConfigVersion, machine = @Machine, token = @Token, revoked = @Revoked
            WHERE id = @Id
            """,
            node
        );
}
