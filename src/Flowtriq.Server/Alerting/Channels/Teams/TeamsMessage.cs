using System.Text;
using System.Text.Json;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels.Teams;

/// <summary>
/// Microsoft Teams through a Workflows webhook ("Post to a channel when a webhook request is received"): a message with one
/// adaptive card (adaptivecards.io, version 1.4), its head in the style of the severity.
/// </summary>
internal static class TeamsMessage
{
    internal static byte[] Of(Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("type", "message");
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
            json.WriteStartObject("content");
            json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            json.WriteString("type", "AdaptiveCard");
            json.WriteString("version", "1.4");
            json.WriteString("fallbackText", AlertText.Headline(alert));
            json.WriteStartObject("msteams");
            json.WriteString("width", "Full");
            json.WriteEndObject();
            json.WriteStartArray("body");
            WriteHead(json, alert);
            WriteFacts(json, alert);
            json.WriteEndArray();
            WriteActions(json, alert);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        });

    private static void WriteHead(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("type", "Container");
        json.WriteString("style", Style(alert));
        json.WriteBoolean("bleed", true);
        json.WriteStartArray("items");
        WriteText(json, AlertText.Headline(alert), "Large", "Bolder");
        WriteText(json, AlertText.Footer(alert), "Small", "Default");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text, string size, string weight)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", Escaped(text));
        json.WriteString("size", size);
        json.WriteString("weight", weight);
        json.WriteBoolean("wrap", true);
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("type", "FactSet");
        json.WriteStartArray("facts");
        foreach (var fact in AlertText.Facts(alert))
        {
            json.WriteStartObject();
            json.WriteString("title", fact.Name);
            json.WriteString("value", Escaped(fact.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartArray("actions");
        foreach (var link in AlertText.Links(alert))
        {
            json.WriteStartObject();
            json.WriteString("type", "Action.OpenUrl");
            json.WriteString("title", link.Name);
            json.WriteString("url", link.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Style(Alert alert) =>
        (alert.Kind, alert.Severity) switch
        {
            (AlertKind.Resolved, _) => "good",
            (AlertKind.Test, _) => "emphasis",
            (AlertKind.Acknowledged, _) => "accent",
            (_, Severity.Critical or Severity.High) => "attention",
            (_, Severity.Medium) => "warning",
            (_, Severity.Low) => "accent",
        };

    // Text blocks and facts read a part of Markdown.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '*' or '_' or '[' or ']' or '\\' or '`')
                escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
