using System.Text.Json;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels.PagerDuty;

/// <summary>
/// An event of PagerDuty's Events API v2 (developer.pagerduty.com, "Send an Alert Event"): everything about one incident has
/// one key, so that it is one incident there too, acknowledged and resolved with it.
/// </summary>
internal static class PagerDutyEvent
{
    private const int LongestSummary = 1024;

    /// <param name="routingKey">The integration key.</param>
    /// <param name="action">"trigger", "acknowledge" or "resolve".</param>
    /// <param name="alert">What to tell.</param>
    internal static byte[] Of(string routingKey, string action, Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("routing_key", routingKey);
            json.WriteString("event_action", action);
            json.WriteString("dedup_key", Key(alert));
            if (action != "trigger")
                return;
            json.WriteString("client", "Flowtriq");
            if (alert.Link is { } link)
                json.WriteString("client_url", link);
            WritePayload(json, alert);
            json.WriteStartArray("links");
            foreach (var (text, href) in AlertText.Links(alert).Select(static l => (l.Name, l.Value)))
            {
                json.WriteStartObject();
                json.WriteString("href", href);
                json.WriteString("text", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <summary>The action that tells this alert.</summary>
    internal static string Action(AlertKind kind) =>
        kind switch
        {
            AlertKind.Acknowledged => "acknowledge",
            AlertKind.Resolved => "resolve",
            AlertKind.Opened or AlertKind.Escalated or AlertKind.Changed or AlertKind.Test => "trigger",
        };

    internal static string Key(Alert alert) =>
        AlertText.Cut(alert.Kind == AlertKind.Test ? alert.Key : AlertText.IncidentKey(alert), 255);

    private static void WritePayload(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject("payload");
        json.WriteString("summary", AlertText.Cut(AlertText.Headline(alert), LongestSummary));
        json.WriteString("source", alert.Target ?? alert.Workspace);
        json.WriteString("severity", Word(alert));
        json.WriteString("timestamp", MessageJson.Time(alert.At));
        if (alert.Customer is { } customer)
            json.WriteString("component", customer);
        if (alert.Pops.Count > 0)
            json.WriteString("group", string.Join(", ", alert.Pops));
        if (alert.Vectors.Count > 0)
            json.WriteString("class", alert.Vectors[0].Name);
        json.WriteStartObject("custom_details");
        foreach (var fact in AlertText.Facts(alert))
            json.WriteString(fact.Name, fact.Value);
        json.WriteString("Workspace", alert.Workspace);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(Alert alert) =>
        alert.Kind == AlertKind.Test
            ? "info"
            : alert.Severity switch
            {
                Severity.Critical => "critical",
                Severity.High => "error",
                Severity.Medium => "warning",
                Severity.Low => "info",
            };
}
