using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Announced work on disk.</summary>
internal static class MaintenanceStore
{
    private const string Select = """
        SELECT number AS Number, page AS Page, title AS Title, text AS Text, starts AS Starts, ends AS Ends,
               components AS Components
        FROM status_maintenance
        """;

    /// <summary>Under way or to come, earliest first.</summary>
    internal static IReadOnlyList<StatusMaintenanceView> Of(SqliteTransaction tx, long page, DateTimeOffset now) =>
        [
            .. tx.Query<Row>(
                    $"{Select} WHERE page = @page AND ends > @now ORDER BY starts, number",
                    new { page, now = now.ToUnixMicroseconds() }
                )
                .Select(static row => row.View()),
        ];

    /// <summary>The number of the page it is on; null when there is none of this number.</summary>
    internal static long? PageOf(SqliteTransaction tx, long number) =>
        tx.First<long?>("SELECT page FROM status_maintenance WHERE number = @number", new { number });

    /// <param name="tx">The transaction.</param>
    /// <param name="number">The one to replace; null for a new one.</param>
    /// <param name="page">The page it is on.</param>
    /// <param name="body">What it is to be.</param>
    internal static StatusMaintenanceView Put(SqliteTransaction tx, long? number, long page, StatusMaintenanceBody body)
    {
        var stored = tx.Scalar<long>(
            """
            INSERT INTO status_maintenance (number, page, title, text, starts, ends, components)
            VALUES (@number, @page, @Title, @Text, @starts, @ends, @components)
            ON CONFLICT (number) DO UPDATE SET
                title = excluded.title, text = excluded.text, starts = excluded.starts, ends = excluded.ends,
                components = excluded.components
            RETURNING number
            """,
            new
            {
                number,
                page,
                body.Title,
                body.Text,
                starts = body.Starts.ToUnixMicroseconds(),
                ends = body.Ends.ToUnixMicroseconds(),
                components = StatusDocuments.Write<string[]>([.. body.Components]),
            }
        );
        return tx.First<Row>($"{Select} WHERE number = @stored", new { stored })!.View();
    }

    internal static void Remove(SqliteTransaction tx, long number) =>
        tx.Execute("DELETE FROM status_maintenance WHERE number = @number", new { number });

    private sealed record Row(
        long Number,
        long Page,
        string Title,
        string Text,
        long Starts,
        long Ends,
        string Components
    )
    {
        internal StatusMaintenanceView View() =>
            new(
                Number,
                Title,
                Text,
                UnixTime.FromUnixMicroseconds(Starts),
                UnixTime.FromUnixMicroseconds(Ends),
                StatusDocuments.Read<string[]>(Components)
            );
    }
}
