using System.Text.Json;

namespace Flowtriq.Server.Alerting.Channels.Slack;

/// <summary>
/// Slack's incoming webhook (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks): the headline as text, which
/// notifications show, and one attachment in the colour of the severity.
/// </summary>
internal static class SlackMessage
{
    private const int MostFields = 10;

    // 2,000 characters are allowed, and one may become five.
    private const int LongestField = 390;

    internal static byte[] Of(Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("text", $"*{Escaped(AlertText.Headline(alert))}*");
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("color", $"#{AlertText.Colour(alert):X6}");
            json.WriteString("fallback", AlertText.Headline(alert));
            json.WriteStartArray("blocks");
            WriteFacts(json, alert);
            WriteFooter(json, alert);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });

    private static void WriteFacts(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartArray("fields");
        foreach (var fact in AlertText.Facts(alert).Take(MostFields))
            WriteText(json, $"*{fact.Name}*\n{Escaped(AlertText.Cut(fact.Value, LongestField))}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Links, not buttons: a button of a webhook's message asks for an endpoint that Slack can call.
    private static void WriteFooter(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("type", "context");
        json.WriteStartArray("elements");
        var links = AlertText.Links(alert).Select(static link => $"<{Escaped(link.Value)}|{link.Name}>");
        WriteText(json, string.Join(" · ", links.Append(Escaped(AlertText.Footer(alert)))));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
