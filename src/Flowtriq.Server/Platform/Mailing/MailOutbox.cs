using Dapper;
using Flowtriq.Server.Platform.Outbound;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>
/// Mail that must not be lost: written in the transaction of what it tells of, sent afterwards, tried again while that
/// may help. A mail that is sent right before a crash is sent again with the same id.
/// </summary>
internal sealed class MailOutbox(Database database, Mailer mailer, MailMetrics metrics, TimeProvider time)
{
    private const int AtOnce = 100;
    private const int Conversations = 4;

    /// <summary>Puts a mail into the outbox; one that is there already stays as it is.</summary>
    /// <param name="tx">The transaction of what the mail tells of.</param>
    /// <param name="mail">To one recipient, with an id.</param>
    /// <param name="now">It may go from now on.</param>
    internal static void Put(SqliteTransaction tx, Mail mail, DateTimeOffset now) =>
        tx.Execute(
            """
            INSERT INTO mail_outbox (id, recipient, subject, text, due, attachment_name, attachment)
            VALUES (@Id, @To, @Subject, @Text, @due, @name, @content)
            ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                mail.Id,
                mail.To,
                mail.Subject,
                mail.Text,
                due = now.ToUnixMicroseconds(),
                name = mail.Attachment?.Name,
                content = mail.Attachment?.Content,
            }
        );

    /// <summary>Sends what is due.</summary>
    internal Task SendDueAsync(CancellationToken cancel) =>
        Parallel.ForEachAsync(
            Due(),
            new ParallelOptions { MaxDegreeOfParallelism = Conversations, CancellationToken = cancel },
            async (row, stop) => await SettleAsync(row, await mailer.SendAsync(row.Mail(), stop), stop)
        );

    private IReadOnlyList<Row> Due()
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<Row>(
                """
                SELECT number AS Number, id AS Id, recipient AS Recipient, subject AS Subject, text AS Text, tries AS Tries,
                       attachment_name AS AttachmentName, attachment AS Attachment
                FROM mail_outbox WHERE due <= @now ORDER BY due, number LIMIT @AtOnce
                """,
                new { now = time.GetUtcNow().ToUnixMicroseconds(), AtOnce }
            ),
        ];
    }

    private Task SettleAsync(Row row, MailResult result, CancellationToken cancel)
    {
        var mayRetry = result is MailResult.NotConfigured or MailResult.Failed { Retry: true };
        var pause = mayRetry ? SendingPauses.After(row.Tries + 1) : null;
        metrics.Attempted(
            result is MailResult.Sent ? "sent"
            : pause is null ? "given_up"
            : "put_off"
        );
        return OutboxRows.SettleAsync(database, "mail_outbox", row.Number, time.GetUtcNow() + pause, cancel);
    }

    private sealed record Row(
        long Number,
        string Id,
        string Recipient,
        string Subject,
        string Text,
        long Tries,
        string? AttachmentName,
        byte[]? Attachment
    )
    {
        internal Mail Mail() =>
            new(
                Recipient,
                Subject,
                Text,
                Id: Id,
                Attachment: AttachmentName is { } name && Attachment is { } content
                    ? new MailAttachment(name, content)
                    : null
            );
    }
}
