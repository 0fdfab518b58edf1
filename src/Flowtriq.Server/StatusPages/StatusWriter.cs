using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Subscribing;
using Flowtriq.Server.StatusPages.Telling;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.StatusPages;

/// <summary>The one way in which the public is told something: the update, and what subscribers get, in one transaction.</summary>
internal sealed class StatusWriter(SubscriberMail mail, PublicAddress address)
{
    /// <summary>Adds an update to a stored story.</summary>
    internal void Say(SqliteTransaction tx, PageRow page, StoryRow story, string text, string? by, DateTimeOffset now)
    {
        var update = UpdateStore.Add(tx, story, text, by, now);
        if (!page.Body.Published || story.Hidden)
            return;
        var body = new SubscriberPostBody(
            "update",
            page.Body.Name,
            address.Of(page.Body.Slug, story.Number),
            story.Title,
            Wording.Phase(story.Phase),
            text,
            now
        ).Json();
        foreach (var subscriber in SubscriberStore.Confirmed(tx, page.Number))
        {
            if (subscriber.IsMail)
                MailOutbox.Put(tx, mail.Update(page, story, update, text, subscriber), now);
            else
                SubscriberPosts.Put(tx, subscriber.Number, $"status-update-{update}", body, now);
        }
    }
}
