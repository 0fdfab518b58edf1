using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes.Certificates;

/// <summary>Certificates of nodes on disk.</summary>
public sealed class CertificateStore(Database database)
{
    private const string Select = """
        SELECT thumbprint AS Thumbprint, node AS Node, serial AS Serial, issued AS Issued, expires AS Expires, state AS State,
               ended AS Ended, ended_by AS EndedBy, authority AS Authority
        FROM node_certificate
        """;

    internal Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancel) =>
        database.WriteAsync(work, cancel);

    internal IReadOnlyList<CertificateRow> All()
    {
        using var connection = database.Read();
        return [.. connection.Query<CertificateRow>(Select)];
    }

    /// <summary>The node's certificates, newest first.</summary>
    internal IReadOnlyList<CertificateRow> Of(string node)
    {
        using var connection = database.Read();
        return [.. connection.Query<CertificateRow>($"{Select} WHERE node = @node ORDER BY issued DESC", new { node })];
    }

    internal static void Add(SqliteTransaction tx, CertificateRow row) =>
        tx.Execute(
            """
            INSERT INTO node_certificate (thumbprint, node, serial, issued, expires, state, authority)
            VALUES (@Thumbprint, @Node, @Serial, @Issued, @Expires, @State, @Authority)
            """,
            row
        );

    /// <summary>Ends those of a node that are in one of the states.</summary>
    /// <returns>How many there were.</returns>
    internal static int End(SqliteTransaction tx, string node, string[] states, string become, long at, string by) =>
        tx.Execute(
            """
            UPDATE node_certificate SET state = @become, ended = @at, ended_by = @by
            WHERE node = @node AND state IN @states
            """,
            new
            {
                node,
                states,
                become,
                at,
                by,
            }
        );

    internal static void Use(SqliteTransaction tx, string thumbprint) =>
        tx.Execute(
            "UPDATE node_certificate SET state = @state WHERE thumbprint = @thumbprint",
            new { state = CertificateRow.Current, thumbprint }
        );
}
