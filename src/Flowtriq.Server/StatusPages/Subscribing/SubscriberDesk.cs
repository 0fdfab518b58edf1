using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>What strangers ask of a page: to be told, to say yes to that, to be told no more.</summary>
internal sealed class SubscriberDesk(
    Database database,
    SecretProtection protection,
    SubscriberLinks links,
    SubscriberMail mail,
    TimeProvider time
)
{
    /// <summary>More than these must say yes before a page takes further requests.</summary>
    private const int MostWaiting = 500;

    /// <summary>Asks the owner of a mail address; what comes back never tells whether the address was known.</summary>
    internal Task AskByMailAsync(PageRow page, string to, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow();
                if (Add(tx, page, SubscriberStore.Mail, to.ToLowerInvariant(), now) is { } subscriber)
                    MailOutbox.Put(tx, mail.Confirm(page, subscriber, to), now);
            },
            cancel
        );

    /// <summary>Asks a webhook; returns the key that its messages are signed with.</summary>
    internal async Task<string> AskByWebhookAsync(PageRow page, Uri url, CancellationToken cancel)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)));
        await database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow();
                if (Add(tx, page, SubscriberStore.Webhook, digest, now, url.AbsoluteUri, secret) is not { } subscriber)
                    return;
                var body = new SubscriberPostBody("confirm", page.Body.Name, links.Confirm(page.Body.Slug, subscriber));
                SubscriberPosts.Put(tx, subscriber, $"status-confirm-{subscriber}", body.Json(), now);
            },
            cancel
        );
        return secret;
    }

    /// <summary>The page a link is about, while its subscriber is there; null when the link opens nothing any more.</summary>
    internal PageRow? PageOf(long? subscriber)
    {
        using var reading = Reading.Begin(database);
        return subscriber is { } number && SubscriberStore.Find(reading.Snapshot, number) is { } row
            ? PageStore.Find(reading.Snapshot, row.Page)
            : null;
    }

    internal Task ConfirmAsync(long subscriber, CancellationToken cancel) =>
        database.WriteAsync(tx => SubscriberStore.Confirm(tx, subscriber, time.GetUtcNow()), cancel);

    internal Task LeaveAsync(long subscriber, CancellationToken cancel) =>
        database.WriteAsync(tx => SubscriberStore.Remove(tx, subscriber), cancel);

    /// <summary>Forgets who never said yes.</summary>
    internal Task ForgetAsync(CancellationToken cancel) =>
        database.WriteAsync(tx => SubscriberStore.Forget(tx, time.GetUtcNow() - SubscriberLinks.Life), cancel);

    private long? Add(
        SqliteTransaction tx,
        PageRow page,
        string kind,
        string address,
        DateTimeOffset now,
        string? url = null,
        string? secret = null
    ) =>
        SubscriberStore.Waiting(tx, page.Number) >= MostWaiting
            ? null
            : SubscriberStore.Add(
                tx,
                page.Number,
                kind,
                address,
                now,
                url is null ? null : protection.Seal(SubscriberPosts.Purpose, url),
                secret is null ? null : protection.Seal(SubscriberPosts.Purpose, secret)
            );
}
