using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels.Opsgenie;

/// <summary>
/// Bodies of Opsgenie's Alert API (docs.opsgenie.com/docs/alert-api), which Jira Service Management speaks too: an alert with
/// an alias, and what is said when it is acknowledged or closed.
/// </summary>
internal static class OpsgenieAlert
{
    private const int LongestMessage = 130;
    private const int LongestDescription = 15_000;
    private const int LongestDetail = 1_000;

    internal static byte[] Create(Alert alert) =>
        MessageJson.Write(json =>
        {
            json.WriteString("message", AlertText.Cut(AlertText.Headline(alert), LongestMessage));
            json.WriteString("alias", Alias(alert));
            json.WriteString("description", AlertText.Cut(AlertText.Plain(alert), LongestDescription));
            json.WriteString("priority", Priority(alert));
            json.WriteString("source", "Flowtriq");
            json.WriteString("entity", alert.Target ?? alert.Workspace);
            json.WriteStartArray("tags");
            json.WriteStringValue("ddos");
            foreach (var pop in alert.Pops.Take(10))
                json.WriteStringValue(AlertText.Cut(pop, 50));
            json.WriteEndArray();
            json.WriteStartObject("details");
            foreach (var fact in AlertText.Facts(alert).Concat(AlertText.Links(alert)))
                json.WriteString(fact.Name, AlertText.Cut(fact.Value, LongestDetail));
            json.WriteEndObject();
        });

    /// <summary>What is said when it is acknowledged or closed.</summary>
    internal static byte[] Note(Alert alert) =>
        MessageJson.Write(json =>
        {
            if (alert.By is { } person)
                json.WriteString("user", AlertText.Cut(person, 100));
            json.WriteString("source", "Flowtriq");
            json.WriteString("note", AlertText.Headline(alert));
        });

    internal static string Alias(Alert alert) =>
        AlertText.Cut(alert.Kind == AlertKind.Test ? alert.Key : AlertText.IncidentKey(alert), 512);

    private static string Priority(Alert alert) =>
        alert.Kind == AlertKind.Test
            ? "P5"
            : alert.Severity switch
            {
                Severity.Critical => "P1",
                Severity.High => "P2",
                Severity.Medium => "P3",
                Severity.Low => "P4",
            };
}
