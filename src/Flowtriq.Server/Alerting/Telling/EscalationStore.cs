using System.Text.Json;
using Dapper;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>How far the telling of each incident has come, on disk.</summary>
internal sealed class EscalationStore(Database database)
{
    internal static void Write(SqliteTransaction tx, Escalation escalation) =>
        tx.Execute(
            """
            INSERT INTO alert_escalation (incident, open, snapshot) VALUES (@incident, @open, @snapshot)
            ON CONFLICT (incident) DO UPDATE SET open = excluded.open, snapshot = excluded.snapshot
            """,
            new
            {
                incident = escalation.Incident,
                open = escalation.IsOpen,
                snapshot = JsonSerializer.Serialize(escalation, EscalationJson.Default.Escalation),
            }
        );

    internal static Escalation? Find(SqliteTransaction tx, long incident) =>
        Parse(tx.First<string>("SELECT snapshot FROM alert_escalation WHERE incident = @incident", new { incident }));

    internal Escalation? Find(long incident)
    {
        using var connection = database.Read();
        return Parse(
            connection.QueryFirstOrDefault<string>(
                "SELECT snapshot FROM alert_escalation WHERE incident = @incident",
                new { incident }
            )
        );
    }

    /// <summary>Those that were open when the server stopped.</summary>
    internal IReadOnlyList<Escalation> Open()
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<string>("SELECT snapshot FROM alert_escalation WHERE open = 1")
                .Select(Parse)
                .OfType<Escalation>(),
        ];
    }

    private static Escalation? Parse(string? snapshot) =>
        snapshot is null ? null : JsonSerializer.Deserialize(snapshot, EscalationJson.Default.Escalation);
}
