using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>The mails that subscribers get.</summary>
internal sealed class SubscriberMail(SubscriberLinks links, PublicAddress address)
{
    internal Mail Confirm(PageRow page, long subscriber, string to) =>
        new(
            to,
            $"Confirm updates of {page.Body.Name} status",
            $"""
            Somebody, most likely you, asked to get updates of {page.Body.Name} status at this address.

            To get them, open this page and press the button, within two days:
            {links.Confirm(page.Body.Slug, subscriber)}

            If that was not you, do nothing: you will not hear from us again.
            """,
            Id: $"status-confirm-{subscriber}"
        );

    internal Mail Update(PageRow page, StoryRow story, long update, string text, SubscriberRow to) =>
        new(
            to.Address,
            $"{Wording.Phase(story.Phase)}: {story.Title}",
            $"""
            {text}

            {page.Body.Name} status: {address.Of(page.Body.Slug, story.Number)}

            To get no more of these: {links.Leave(page.Body.Slug, to.Number)}
            """,
            Id: $"status-update-{update}-{to.Number}"
        );
}
