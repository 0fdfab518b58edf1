using System.Globalization;
using System.Xml.Linq;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>A page's disruptions as RSS 2.0: an item for each update, newest first.</summary>
internal static class StatusFeed
{
    private const int MostItems = 50;

    internal static string Of(PublicStatus status, PublicAddress address)
    {
        var items =
            from story in status.Open.Concat(status.Past)
            from update in story.Updates.Select((u, i) => (Update: u, Index: story.Updates.Count - i))
            orderby update.Update.At descending
            select Item(status, story, update.Update, update.Index, address);
        var channel = new XElement(
            "channel",
            new XElement("title", $"{status.Name} status"),
            new XElement("link", address.Of(status.Slug)),
            new XElement("description", status.Summary),
            items.Take(MostItems)
        );
        return new XDeclaration("1.0", "utf-8", null)
            + "\n"
            + new XElement("rss", new XAttribute("version", "2.0"), channel);
    }

    private static XElement Item(
        PublicStatus status,
        PublicStory story,
        PublicUpdate update,
        int index,
        PublicAddress address
    ) =>
        new(
            "item",
            new XElement("title", $"{update.Phase}: {story.Title}"),
            new XElement("link", address.Of(status.Slug, story.Number)),
            new XElement(
                "guid",
                new XAttribute("isPermaLink", "false"),
                $"{status.Slug}-{story.Number}-{index.ToString(CultureInfo.InvariantCulture)}"
            ),
            new XElement("pubDate", update.At.ToString("r", CultureInfo.InvariantCulture)),
            new XElement("description", update.Text)
        );
}
