using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Edits that wait for a second admin, on disk. After a day they can no longer be confirmed.</summary>
internal static class SafetyEdits
{
    internal static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const string Select = """
        SELECT number AS Number, kind AS Kind, prefix AS Prefix, why AS Why, at AS At, by AS By, member AS Member
        FROM safety_edit
        """;

    internal static IReadOnlyList<SafetyEditRow> Waiting(SqliteTransaction tx, DateTimeOffset now) =>
        [
            .. tx.Query<SafetyEditRow>(
                $"{Select} WHERE at > @since ORDER BY number",
                new { since = (now - Life).ToUnixMicroseconds() }
            ),
        ];

    /// <summary>Asks for an edit; one that waits already stays as it is, one that is too old is asked for anew.</summary>
    internal static SafetyEditRow Ask(RuleEdit edit, SafetyEditKind kind, IpPrefix prefix, string why, string member)
    {
        var tx = edit.Transaction;
        tx.Execute(
            "DELETE FROM safety_edit WHERE at <= @since",
            new { since = (edit.Now - Life).ToUnixMicroseconds() }
        );
        var row = new SafetyEditRow(0, kind.ToString(), prefix.ToString(), why, edit.At, edit.By, member);
        var asked = tx.Execute(
            """
            INSERT INTO safety_edit (kind, prefix, why, at, by, member)
            VALUES (@Kind, @Prefix, @Why, @At, @By, @Member) ON CONFLICT DO NOTHING
            """,
            row
        );
        if (asked > 0)
            edit.Record(RuleAreas.Safety, row.Prefix, $"{row.Words}: asked for, waits for a second admin", null, null);
        return tx.First<SafetyEditRow>($"{Select} WHERE kind = @Kind AND prefix = @Prefix", row)!;
    }

    internal static void Remove(RuleEdit edit, SafetyEditRow row) =>
        edit.Transaction.Execute("DELETE FROM safety_edit WHERE number = @Number", row);
}
