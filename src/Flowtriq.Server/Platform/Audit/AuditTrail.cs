using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>The log of who did what: rows are only added, each bound to the one before (<see cref="AuditChain"/>).</summary>
public sealed class AuditTrail(Database database, TimeProvider time)
{
    /// <summary>Stores the entries; they are durable when the task completes.</summary>
    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                foreach (var entry in entries)
                    AuditTable.Append(tx, entry);
            },
            cancel
        );

    /// <summary>Adds, to a command's own transaction, what somebody changed on the server's command line.</summary>
    internal static void AppendCommand(
        SqliteTransaction transaction,
        DateTimeOffset now,
        string command,
        string what,
        string? before = null,
        string? after = null
    ) =>
        AuditTable.Append(
            transaction,
            new AuditEntry(
                now,
                Environment.UserName,
                "",
                "command line",
                "",
                $"flowtriq {command}",
                "",
                0,
                what,
                AuditDocument.OfJson(before),
                AuditDocument.OfJson(after)
            )
        );

    internal DateTimeOffset Now => time.GetUtcNow();

    internal (int Total, List<AuditRow> Rows) Find(AuditFilter filter)
    {
        using var connection = database.Read();
        return AuditTable.Find(connection, filter);
    }

    internal AuditVerdict Verify()
    {
        using var connection = database.Read();
        return AuditVerification.Run(connection);
    }
}
