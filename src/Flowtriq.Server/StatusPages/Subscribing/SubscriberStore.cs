using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>Subscribers on disk.</summary>
internal static class SubscriberStore
{
    internal const string Mail = "mail";
    internal const string Webhook = "webhook";

    private const string Select = """
        SELECT number AS Number, page AS Page, kind AS Kind, address AS Address, confirmed AS Confirmed
        FROM status_subscriber
        """;

    internal static SubscriberRow? Find(SqliteTransaction tx, long number) =>
        tx.First<Row>($"{Select} WHERE number = @number", new { number })?.Subscriber();

    /// <summary>Those of a page who said yes.</summary>
    internal static IReadOnlyList<SubscriberRow> Confirmed(SqliteTransaction tx, long page) =>
        [
            .. tx.Query<Row>($"{Select} WHERE page = @page AND confirmed IS NOT NULL", new { page })
                .Select(static row => row.Subscriber()),
        ];

    internal static int Count(SqliteTransaction tx, long page, string kind) =>
        tx.Scalar<int>(
            "SELECT count(*) FROM status_subscriber WHERE page = @page AND kind = @kind AND confirmed IS NOT NULL",
            new { page, kind }
        );

    /// <summary>How many of a page have not said yes yet.</summary>
    internal static int Waiting(SqliteTransaction tx, long page) =>
        tx.Scalar<int>("SELECT count(*) FROM status_subscriber WHERE page = @page AND confirmed IS NULL", new { page });

    /// <summary>Adds one that has yet to say yes; null when the address is there already.</summary>
    internal static long? Add(
        SqliteTransaction tx,
        long page,
        string kind,
        string address,
        DateTimeOffset now,
        byte[]? url = null,
        byte[]? secret = null
    ) =>
        tx.First<long?>(
            """
            INSERT INTO status_subscriber (page, kind, address, url, secret, asked)
            VALUES (@page, @kind, @address, @url, @secret, @asked)
            ON CONFLICT (page, kind, address) DO NOTHING RETURNING number
            """,
            new
            {
                page,
                kind,
                address,
                url,
                secret,
                asked = now.ToUnixMicroseconds(),
            }
        );

    internal static void Confirm(SqliteTransaction tx, long number, DateTimeOffset now) =>
        tx.Execute(
            "UPDATE status_subscriber SET confirmed = coalesce(confirmed, @at) WHERE number = @number",
            new { number, at = now.ToUnixMicroseconds() }
        );

    internal static void Remove(SqliteTransaction tx, long number) =>
        tx.Execute("DELETE FROM status_subscriber WHERE number = @number", new { number });

    /// <summary>Forgets those who were asked before a moment and never said yes.</summary>
    internal static void Forget(SqliteTransaction tx, DateTimeOffset before) =>
        tx.Execute(
            "DELETE FROM status_subscriber WHERE confirmed IS NULL AND asked < @before",
            new { before = before.ToUnixMicroseconds() }
        );

    private sealed record Row(long Number, long Page, string Kind, string Address, long? Confirmed)
    {
        internal SubscriberRow Subscriber() => new(Number, Page, Kind == Mail, Address, Confirmed is not null);
    }
}
