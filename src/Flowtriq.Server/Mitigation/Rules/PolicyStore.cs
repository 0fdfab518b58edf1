using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Policies on disk.</summary>
internal static class PolicyStore
{
    private const string Select = """
        SELECT number AS Number, name AS Name, revision AS Revision, workspace AS Workspace, document AS Document,
               changed AS Changed, by AS By
        FROM mitigation_policy
        """;

    /// <summary>The workspace's first, then by name.</summary>
    internal static IReadOnlyList<PolicyRow> All(SqliteTransaction tx) =>
        [.. tx.Query<PolicyRow>($"{Select} ORDER BY workspace DESC, name")];

    internal static PolicyRow? Find(SqliteTransaction tx, long number) =>
        tx.First<PolicyRow>($"{Select} WHERE number = @number", new { number });

    internal static PolicyRow? ByName(SqliteTransaction tx, string name) =>
        tx.First<PolicyRow>($"{Select} WHERE name = @name", new { name });

    internal static PolicyRow? Workspace(SqliteTransaction tx) => tx.First<PolicyRow>($"{Select} WHERE workspace = 1");

    internal static PolicyRow Add(RuleEdit edit, PolicyBody body, bool workspace)
    {
        var number = edit.Transaction.Scalar<long>(
            """
            INSERT INTO mitigation_policy (name, revision, workspace, document, changed, by)
            VALUES (@Name, 1, @workspace, @document, @At, @By) RETURNING number
            """,
            new
            {
                body.Name,
                workspace,
                document = RuleDocuments.Stored.Write(body),
                edit.At,
                edit.By,
            }
        );
        return Find(edit.Transaction, number)!;
    }

    internal static PolicyRow Replace(RuleEdit edit, long number, PolicyBody body)
    {
        edit.Transaction.Execute(
            """
            UPDATE mitigation_policy
            SET name = @Name, revision = revision + 1, document = @document, changed = @At, by = @By
            WHERE number = @number
            """,
            new
            {
                number,
                body.Name,
                document = RuleDocuments.Stored.Write(body),
                edit.At,
                edit.By,
            }
        );
        return Find(edit.Transaction, number)!;
    }

    internal static void MakeWorkspace(RuleEdit edit, long number)
    {
        edit.Transaction.Execute("UPDATE mitigation_policy SET workspace = 0 WHERE workspace = 1");
        edit.Transaction.Execute("UPDATE mitigation_policy SET workspace = 1 WHERE number = @number", new { number });
    }

    internal static void Remove(RuleEdit edit, long number) =>
        edit.Transaction.Execute("DELETE FROM mitigation_policy WHERE number = @number", new { number });
}
