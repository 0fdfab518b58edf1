using System.Net;
using System.Text;

namespace Flowtriq.Server.Alerting.Channels.Telegram;

/// <summary>Telegram's sendMessage (core.telegram.org/bots/api#sendmessage) with the few tags of HTML it knows.</summary>
internal static class TelegramMessage
{
    // 4,096 characters of text without tags are allowed.
    private const int LongestFact = 400;

    internal static byte[] Of(string chat, Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("chat_id", chat);
            json.WriteString("text", Text(alert));
            json.WriteString("parse_mode", "HTML");
            json.WriteBoolean("disable_notification", alert.Kind is AlertKind.Acknowledged or AlertKind.Resolved);
            json.WriteStartObject("link_preview_options");
            json.WriteBoolean("is_disabled", true);
            json.WriteEndObject();
        });

    private static string Text(Alert alert)
    {
        var text = new StringBuilder();
        text.Append(Sign(alert)).Append($" <b>{Escaped(AlertText.Headline(alert))}</b>\n");
        foreach (var fact in AlertText.Facts(alert))
            text.Append($"\n<b>{fact.Name}:</b> {Escaped(AlertText.Cut(fact.Value, LongestFact))}");
        text.Append('\n');
        var links = AlertText.Links(alert).Select(static link => $"<a href=\"{Escaped(link.Value)}\">{link.Name}</a>");
        text.Append('\n').Append(string.Join(" · ", links.Append(Escaped(AlertText.Footer(alert)))));
        return text.ToString();
    }

    // There are no colours: a coloured sign stands for one.
    private static string Sign(Alert alert) =>
        AlertText.Colour(alert) switch
        {
            0xD92D20 => "🔴",
            0xE8590C => "🟠",
            0xF0B429 => "🟡",
            0x2E9E5B => "🟢",
            0x3B82F6 => "🔵",
            _ => "⚪",
        };

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
