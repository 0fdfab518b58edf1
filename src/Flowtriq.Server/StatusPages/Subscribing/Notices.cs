using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>What subscribers read at each step.</summary>
internal static class Notices
{
    internal static Notice Unknown { get; } =
        new("", "", "There is no such page", "It may have moved, or it is not public.");

    internal static Notice DeadLink { get; } =
        new("", "", "This link opens nothing any more", "It is too old, or it was used to leave.");

    internal static Notice MailAsked(PageRow page) =>
        Of(
            page,
            "Look into your mail",
            "If this address does not get updates yet, a message is on its way to it. Open the link in it within two days."
        );

    internal static Notice WebhookAsked(PageRow page, string secret) =>
        Of(
            page,
            "One more step",
            "A message of the kind “confirm” is on its way to this address. Open the link in it within two days. "
                + "Messages are signed with this key, which is not shown again:"
        ) with
        {
            Secret = secret,
        };

    internal static Notice NoAddress(PageRow page) =>
        Of(page, "That is no address", "Enter a mail address, or the address of a webhook that begins with https://.");

    internal static Notice AskYes(PageRow page) =>
        Of(
            page,
            $"Get updates of {page.Body.Name} status?",
            "You can leave at any time by the link in every message."
        ) with
        {
            Button = "Yes, send me updates",
        };

    internal static Notice SaidYes(PageRow page) => Of(page, "You will get every update", "Each has a link to leave.");

    internal static Notice AskLeave(PageRow page) =>
        Of(page, $"Get no more updates of {page.Body.Name} status?", "You can subscribe again at any time.") with
        {
            Button = "Send me no more",
        };

    internal static Notice Left(PageRow page) => Of(page, "You get no more updates", "Your address is forgotten.");

    private static Notice Of(PageRow page, string title, string text) =>
        new(page.Body.Slug, page.Body.Name, title, text);
}
