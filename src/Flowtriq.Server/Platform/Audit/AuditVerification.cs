using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>Reads the log from the first row on and stops at the first that is not as it was written.</summary>
internal static class AuditVerification
{
    /// <param name="connection">Where the log is.</param>
    /// <param name="noted">A hash noted before, which must be in the log; null for none.</param>
    internal static AuditVerdict Run(SqliteConnection connection, string? noted = null)
    {
        var (rows, head) = (0L, AuditChain.Start);
        var found = noted is null;
        try
        {
            foreach (var row in AuditTable.InOrder(connection))
            {
                if (Fault(row, rows + 1, head) is { } fault)
                    return new AuditVerdict(rows, head, rows + 1, fault);
                (rows, head) = (row.Number, row.Hash);
                found |= string.Equals(noted, head, StringComparison.OrdinalIgnoreCase);
            }

            var added = AuditTable.EverAdded(connection);
            if (added > rows)
                return new AuditVerdict(rows, head, rows + 1, $"{added} rows were added, the last are gone.");
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or System.Data.DataException)
        {
            return new AuditVerdict(rows, head, rows + 1, $"It cannot be read: {e.Message}");
        }

        return found
            ? new AuditVerdict(rows, head, null, null)
            : new AuditVerdict(rows, head, rows + 1, "The hash noted before is not in the log: it was written anew.");
    }

    private static string? Fault(AuditRow row, long number, string previous)
    {
        if (row.Number != number)
            return $"Row {number} is gone; the next is {row.Number}.";
        if (row.Previous != previous)
            return "It does not follow the row before it.";
        return row.Hash == AuditChain.Hash(previous, number, row.Entry) ? null : "Its text is not what was written.";
    }
}
