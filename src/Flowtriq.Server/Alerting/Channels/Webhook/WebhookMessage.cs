using System.Text.Json;

namespace Flowtriq.Server.Alerting.Channels.Webhook;

/// <summary>The body of a webhook; docs/channels/webhook.md says what each field means.</summary>
internal static class WebhookMessage
{
    internal const string Schema = "flowtriq.alert/1";

    internal static byte[] Of(Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("schema", Schema);
            json.WriteString("id", alert.Key);
            json.WriteString("kind", Word(alert.Kind));
            json.WriteString("at", MessageJson.Time(alert.At));
            json.WriteString("workspace", alert.Workspace);
            json.WriteString("text", AlertText.Headline(alert));
            json.WriteStartObject("incident");
            WriteIncident(json, alert);
            json.WriteEndObject();
            json.WriteStartArray("actions");
            foreach (var action in alert.Actions)
                json.WriteStringValue(action);
            json.WriteEndArray();
            json.WriteString("by", alert.By);
            json.WriteStartObject("links");
            json.WriteString("incident", alert.Link);
            json.WriteString("acknowledge", alert.AcknowledgeLink);
            json.WriteEndObject();
        });

    private static void WriteIncident(Utf8JsonWriter json, Alert alert)
    {
        json.WriteNumber("number", alert.Incident);
        json.WriteString("severity", Word(alert.Severity));
        json.WriteString("target", alert.Target);
        json.WriteString("customer", alert.Customer);
        json.WriteStartArray("pops");
        foreach (var pop in alert.Pops)
            json.WriteStringValue(pop);
        json.WriteEndArray();
        json.WriteStartArray("vectors");
        foreach (var vector in alert.Vectors)
        {
            json.WriteStartObject();
            json.WriteString("name", vector.Name);
            json.WriteNumber("share", Math.Round(vector.Share, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("peakPps", Math.Round(alert.PeakPps));
        json.WriteNumber("peakBps", Math.Round(alert.PeakBps));
        json.WriteString("onset", MessageJson.Time(alert.Onset));
        json.WriteString("detected", MessageJson.Time(alert.Detected));
        json.WriteString("resolved", alert.Resolved is { } resolved ? MessageJson.Time(resolved) : null);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
