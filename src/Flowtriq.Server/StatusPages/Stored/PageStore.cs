using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>Status pages and their logos on disk.</summary>
internal static class PageStore
{
    private const string Select =
        "SELECT number AS Number, document AS Document, changed AS Changed, by AS By FROM status_page";

    /// <summary>Oldest first.</summary>
    internal static IReadOnlyList<PageRow> All(SqliteTransaction tx) =>
        [.. tx.Query<Row>($"{Select} ORDER BY number").Select(static row => row.Page())];

    internal static PageRow? Find(SqliteTransaction tx, long number) =>
        tx.First<Row>($"{Select} WHERE number = @number", new { number })?.Page();

    internal static PageRow? BySlug(SqliteTransaction tx, string slug) =>
        tx.First<Row>($"{Select} WHERE slug = @slug", new { slug })?.Page();

    /// <param name="tx">The transaction.</param>
    /// <param name="number">The page to replace; null for a new one.</param>
    /// <param name="body">What it is to be; its slug is free and each component has a key.</param>
    /// <param name="now">When.</param>
    /// <param name="by">Who wants it.</param>
    internal static PageRow Put(SqliteTransaction tx, long? number, StatusPageBody body, DateTimeOffset now, string by)
    {
        var stored = tx.Scalar<long>(
            """
            INSERT INTO status_page (number, slug, document, changed, by) VALUES (@number, @Slug, @document, @at, @by)
            ON CONFLICT (number) DO UPDATE SET
                slug = excluded.slug, document = excluded.document, changed = excluded.changed, by = excluded.by
            RETURNING number
            """,
            new
            {
                number,
                body.Slug,
                document = StatusDocuments.Stored.Write(body),
                at = now.ToUnixMicroseconds(),
                by,
            }
        );
        return Find(tx, stored)!;
    }

    internal static void Remove(SqliteTransaction tx, long number) =>
        tx.Execute("DELETE FROM status_page WHERE number = @number", new { number });

    internal static Logo? LogoOf(SqliteTransaction tx, long page) =>
        tx.First<Logo>("SELECT kind AS Kind, bytes AS Bytes FROM status_logo WHERE page = @page", new { page });

    internal static bool HasLogo(SqliteTransaction tx, long page) =>
        tx.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM status_logo WHERE page = @page)", new { page });

    internal static void PutLogo(SqliteTransaction tx, long page, Logo logo) =>
        tx.Execute(
            """
            INSERT INTO status_logo (page, kind, bytes) VALUES (@page, @Kind, @Bytes)
            ON CONFLICT (page) DO UPDATE SET kind = excluded.kind, bytes = excluded.bytes
            """,
            new
            {
                page,
                logo.Kind,
                logo.Bytes,
            }
        );

    internal static void RemoveLogo(SqliteTransaction tx, long page) =>
        tx.Execute("DELETE FROM status_logo WHERE page = @page", new { page });

    private sealed record Row(long Number, string Document, long Changed, string By)
    {
        internal PageRow Page() =>
            new(
                Number,
                StatusDocuments.Stored.Read<StatusPageBody>(Document),
                UnixTime.FromUnixMicroseconds(Changed),
                By
            );
    }
}
