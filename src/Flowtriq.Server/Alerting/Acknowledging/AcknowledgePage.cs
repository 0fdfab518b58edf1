using System.Net;
using System.Text;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Acknowledging;

/// <summary>The pages behind a link: no script, nothing from elsewhere, readable on a telephone at night.</summary>
internal static class AcknowledgePage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#0a0e13;color:#eef3f8}"
        + "main{max-width:32rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.25rem}p{color:#b8c3cf}"
        + "button{font:inherit;font-weight:600;width:100%;padding:.9rem;border:0;border-radius:4px;background:#4da3ff;color:#0a0e13}"
        + "a{color:#4da3ff}";

    /// <summary>Asks; what only looks at the link takes nothing.</summary>
    internal static string Ask(Incident incident, string console) =>
        Page(
            $"Take {incident.Id}?",
            $"<p>{Text(incident.Title)} on {Text(incident.Target?.ToString() ?? "an unattributed target")}, "
                + $"{Text(incident.Rating.Severity.ToString())}, peak {Text(incident.Peak.ToString())}.</p>"
                + "<form method=\"post\"><button>Take it: stop the escalation</button></form>"
                + Link(incident, console)
        );

    /// <summary>Says what is.</summary>
    internal static string Say(string title, Incident? incident, string console) =>
        Page(title, incident is null ? "" : Link(incident, console));

    private static string Link(Incident incident, string console) =>
        $"<p><a href=\"{Text(console)}/incidents/{incident.Id.Number}\">Open {incident.Id} in the console</a></p>";

    private static string Page(string title, string body) =>
        new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<meta name=\"robots\" content=\"noindex\">")
            .Append("<title>")
            .Append(Text(title))
            .Append("</title><style>")
            .Append(Style)
            .Append("</style></head><body><main><h1>")
            .Append(Text(title))
            .Append("</h1>")
            .Append(body)
            .Append("</main></body></html>")
            .ToString();

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
