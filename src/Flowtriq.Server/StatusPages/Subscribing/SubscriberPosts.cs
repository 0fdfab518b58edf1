using System.Text;
using Dapper;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Platform.Outbound;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>
/// Posts what webhooks are to be told, signed, and tries again while that may help. Addresses come from strangers: private
/// ones are never reached, and redirects are not followed.
/// </summary>
internal sealed class SubscriberPosts(
    Database database,
    SecretProtection protection,
    OutboundHttp http,
    StatusMetrics metrics,
    TimeProvider time
)
{
    internal const string Purpose = "status.webhook";
    private const int AtOnce = 100;
    private const int Conversations = 4;

    internal static void Put(SqliteTransaction tx, long subscriber, string eventId, string body, DateTimeOffset now) =>
        tx.Execute(
            "INSERT INTO status_post (subscriber, event, body, due) VALUES (@subscriber, @eventId, @body, @due)",
            new
            {
                subscriber,
                eventId,
                body,
                due = now.ToUnixMicroseconds(),
            }
        );

    internal Task SendDueAsync(CancellationToken cancel) =>
        Parallel.ForEachAsync(
            Due(),
            new ParallelOptions { MaxDegreeOfParallelism = Conversations, CancellationToken = cancel },
            async (row, stop) => await SettleAsync(row, await PostAsync(row, stop), stop)
        );

    private async Task<bool?> PostAsync(Row row, CancellationToken cancel)
    {
        if (protection.Open(Purpose, row.Url) is not { } url || protection.Open(Purpose, row.Secret) is not { } secret)
            return null;
        var body = Encoding.UTF8.GetBytes(row.Body);
        var reply = await http.SendAsync(
            new OutboundRequest
            {
                Url = new Uri(url),
                Body = body,
                Headers = WebhookSignature.Headers(secret, row.Event, time.GetUtcNow(), body),
            },
            cancel
        );
        return reply switch
        {
            OutboundReply.Answered { Status: >= 200 and < 300 } => true,
            OutboundReply.Answered { Status: 408 or 429 or >= 500 } or OutboundReply.Unreachable => false,
            _ => null,
        };
    }

    /// <param name="row">What was posted.</param>
    /// <param name="taken">True when it was taken, false when it may be later, null when it never will be.</param>
    /// <param name="cancel">Ends the wait.</param>
    private Task SettleAsync(Row row, bool? taken, CancellationToken cancel)
    {
        var pause = taken == false ? SendingPauses.After(row.Tries + 1) : null;
        metrics.Posted(
            taken == true ? "taken"
            : pause is null ? "given_up"
            : "put_off"
        );
        return OutboxRows.SettleAsync(database, "status_post", row.Number, time.GetUtcNow() + pause, cancel);
    }

    private IReadOnlyList<Row> Due()
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<Row>(
                """
                SELECT p.number AS Number, p.event AS Event, p.body AS Body, p.tries AS Tries, s.url AS Url, s.secret AS Secret
                FROM status_post p JOIN status_subscriber s ON s.number = p.subscriber
                WHERE p.due <= @now ORDER BY p.due, p.number LIMIT @AtOnce
                """,
                new { now = time.GetUtcNow().ToUnixMicroseconds(), AtOnce }
            ),
        ];
    }

    private sealed record Row(long Number, string Event, string Body, long Tries, byte[] Url, byte[] Secret);
}
