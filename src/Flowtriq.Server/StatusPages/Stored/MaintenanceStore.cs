using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Announced work on disk.</summary>
internal static class MaintenanceStore
{
    private const string Select = """
        SELECT number AS Number, page AS Page, title AS Title, text AS Text, starts AS Starts, ends AS Ends,
               components AS Components, quiet AS Quiet
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

    /// <summary>The number of the page it is on, and the work; null when there is none of this number.</summary>
    internal static (long Page, StatusMaintenanceView Work)? Find(SqliteTransaction tx, long number) =>
        tx.First<Row>($"{Select} WHERE number = @number", new { number }) is { } row ? (row.Page, row.View()) : null;

    /// <param name="tx">The transaction.</param>
    /// <param name="number">The one to replace; null for a new one.</param>
    /// <param name="page">The page it is on.</param>
    /// <param name="body">What it is to be.</param>
    internal static StatusMaintenanceView Put(SqliteTransaction tx, long? number, long page, StatusMaintenanceBody body)
    {
        var stored = tx.Scalar<long>(
            """
            INSERT INTO status_maintenance (number, page, title, text, starts, ends, components, quiet)
            VALUES (@number, @page, @Title, @Text, @starts, @ends, @components, @Quiet)
            ON CONFLICT (number) DO UPDATE SET
                title = excluded.title, text = excluded.text, starts = excluded.starts, ends = excluded.ends,
                components = excluded.components, quiet = excluded.quiet
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
                components = StatusDocuments.Stored.Write<string[]>([.. body.Components]),
                body.Quiet,
            }
        );
        return Find(tx, stored)!.Value.Work;
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
        string Components,
        long Quiet
    )
    {
        internal StatusMaintenanceView View() =>
            new(
                Number,
                Title,
                Text,
                UnixTime.FromUnixMicroseconds(Starts),
                UnixTime.FromUnixMicroseconds(Ends),
                StatusDocuments.Stored.Read<string[]>(Components),
                Quiet != 0
            );
    }
}
