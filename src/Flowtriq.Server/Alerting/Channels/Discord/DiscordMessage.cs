using System.Text;

namespace Flowtriq.Server.Alerting.Channels.Discord;

/// <summary>
/// Discord's channel webhook (discord.com/developers/docs/resources/webhook, "Execute Webhook"): one embed in the colour of
/// the severity; nobody is mentioned, whatever a name contains.
/// </summary>
internal static class DiscordMessage
{
    private const int LongestTitle = 256;
    private const int LongestField = 1024;

    internal static byte[] Of(Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteStartArray("embeds");
            json.WriteStartObject();
            json.WriteString("title", AlertText.Cut(Escaped(AlertText.Headline(alert)), LongestTitle));
            if (alert.Link is { } link)
                json.WriteString("url", link);
            if (AlertText.Links(alert) is { Count: > 0 } links)
                json.WriteString("description", string.Join(" · ", links.Select(static l => $"[{l.Name}]({l.Value})")));
            json.WriteNumber("color", AlertText.Colour(alert));
            json.WriteStartArray("fields");
            foreach (var fact in AlertText.Facts(alert))
            {
                json.WriteStartObject();
                json.WriteString("name", fact.Name);
                json.WriteString("value", AlertText.Cut(Escaped(fact.Value), LongestField));
                json.WriteBoolean("inline", fact.Value.Length <= 30);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("footer");
            json.WriteString("text", AlertText.Footer(alert));
            json.WriteEndObject();
            json.WriteString("timestamp", MessageJson.Time(alert.At));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("allowed_mentions");
            json.WriteStartArray("parse");
            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>Discord asks for a pause in seconds with a fraction, in the body as well.</summary>
    internal static TimeSpan? RetryAfter(string answer) =>
        double.TryParse(MessageJson.Text(answer, "retry_after"), out var seconds) && seconds is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '*' or '_' or '~' or '`' or '|' or '>' or '\\' or '[' or ']')
                escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
