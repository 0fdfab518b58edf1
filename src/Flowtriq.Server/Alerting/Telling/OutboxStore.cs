using Dapper;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>The outbox on disk: what is decided is in it before anybody acts, and stays in it with what came of it.</summary>
internal sealed class OutboxStore(Database database)
{
    private const string Columns = """
        SELECT number AS Number, key AS Key, incident AS Incident, kind AS Kind, target AS Target, step AS Step,
            text AS Text, state AS State, attempts AS Attempts, requested AS Requested, due AS Due, settled AS Settled,
            detail AS Detail
        FROM alert_delivery
        """;

    /// <summary>False when the same thing is in it already.</summary>
    internal static bool Add(
        SqliteTransaction tx,
        Notification notification,
        string target,
        string key,
        DateTimeOffset now
    ) =>
        tx.Execute(
            """
            INSERT INTO alert_delivery (key, incident, kind, target, step, text, state, attempts, requested, due, detail)
            VALUES (@key, @incident, @kind, @target, @Step, @Text, 'Due', 0, @now, @now, '') ON CONFLICT (key) DO NOTHING
            """,
            new
            {
                key,
                incident = notification.Incident.Number,
                kind = notification.Kind.ToString(),
                target,
                notification.Step,
                notification.Text,
                now = now.ToUnixMicroseconds(),
            }
        ) == 1;

    internal static void TryAgain(SqliteTransaction tx, OutboxRow row, DateTimeOffset due, string detail) =>
        tx.Execute(
            "UPDATE alert_delivery SET attempts = attempts + 1, due = @due, detail = @detail WHERE number = @Number",
            new
            {
                row.Number,
                due = due.ToUnixMicroseconds(),
                detail,
            }
        );

    internal static void Settle(
        SqliteTransaction tx,
        OutboxRow row,
        AlertDeliveryState state,
        DateTimeOffset now,
        string detail
    ) =>
        tx.Execute(
            """
            UPDATE alert_delivery SET state = @state, attempts = attempts + 1, due = NULL, settled = @now, detail = @detail
            WHERE number = @Number
            """,
            new
            {
                row.Number,
                state = state.ToString(),
                now = now.ToUnixMicroseconds(),
                detail,
            }
        );

    /// <summary>What may be sent now: of each recipient and incident the oldest, so that nobody hears of the end before the beginning.</summary>
    internal IReadOnlyList<OutboxRow> Due(DateTimeOffset now, int most)
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<OutboxRow>(
                $"""
                {Columns} d WHERE due <= @now AND NOT EXISTS (
                    SELECT 1 FROM alert_delivery e
                    WHERE e.due IS NOT NULL AND e.target = d.target AND e.incident = d.incident AND e.number < d.number)
                ORDER BY number LIMIT @most
                """,
                new { now = now.ToUnixMicroseconds(), most }
            ),
        ];
    }

    internal IReadOnlyList<OutboxRow> Of(long incident)
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<OutboxRow>($"{Columns} WHERE incident = @incident ORDER BY number", new { incident }),
        ];
    }

    /// <summary>How many wait, and since when the oldest does.</summary>
    internal (long Waiting, DateTimeOffset? Oldest) Backlog()
    {
        using var connection = database.Read();
        var (waiting, oldest) = connection.QuerySingle<(long, long?)>(
            "SELECT count(*), min(requested) FROM alert_delivery WHERE due IS NOT NULL"
        );
        return (waiting, UnixTime.FromUnixMicroseconds(oldest));
    }
}
