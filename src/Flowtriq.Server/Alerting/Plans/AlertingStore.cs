using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>What people laid down, on disk.</summary>
internal sealed class AlertingStore(Database database)
{
    private const string Select = "SELECT number AS Number, kind AS Kind, json AS Json FROM alerting_item";

    internal AlertingBook Load()
    {
        using var connection = database.Read();
        return AlertingBook.Of([.. connection.Query<AlertingItem>($"{Select} ORDER BY position, number")]);
    }

    /// <summary>Null when there is none.</summary>
    internal static AlertingItem? Find(SqliteTransaction tx, string kind, long number) =>
        tx.First<AlertingItem>($"{Select} WHERE number = @number AND kind = @kind", new { number, kind });

    internal static long Add(SqliteTransaction tx, string kind, string json, DateTimeOffset now, string by) =>
        tx.Scalar<long>(
            """
            INSERT INTO alerting_item (kind, position, json, at, by)
            SELECT @kind, coalesce(max(position), 0) + 1, @json, @at, @by FROM alerting_item WHERE kind = @kind
            RETURNING number
            """,
            new
            {
                kind,
                json,
                at = now.ToUnixMicroseconds(),
                by,
            }
        );

    internal static void Replace(SqliteTransaction tx, AlertingItem item, DateTimeOffset now, string by) =>
        tx.Execute(
            "UPDATE alerting_item SET json = @Json, at = @at, by = @by WHERE number = @Number",
            new
            {
                item.Number,
                item.Json,
                at = now.ToUnixMicroseconds(),
                by,
            }
        );

    internal static void Remove(SqliteTransaction tx, long number) =>
        tx.Execute("DELETE FROM alerting_item WHERE number = @number", new { number });

    internal static void Order(SqliteTransaction tx, string kind, IReadOnlyList<long> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
            tx.Execute(
                "UPDATE alerting_item SET position = @position WHERE number = @number AND kind = @kind",
                new
                {
                    position = i + 1,
                    number = numbers[i],
                    kind,
                }
            );
    }
}
