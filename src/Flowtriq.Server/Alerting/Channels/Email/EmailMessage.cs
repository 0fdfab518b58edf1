using System.Net;
using System.Text;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Alerting.Channels.Email;

/// <summary>An alert as a mail: the headline as subject, the same facts as text and as HTML.</summary>
internal static class EmailMessage
{
    internal static Mail Of(string to, Alert alert) =>
        new(to, $"[{alert.Workspace}] {AlertText.Headline(alert)}", AlertText.Plain(alert), Html(alert), alert.Key);

    /// <summary>What came of the mail, as alerting goes by it.</summary>
    internal static Delivery Outcome(MailResult result) =>
        result switch
        {
            MailResult.Sent sent => new Delivery.Delivered(sent.Id),
            MailResult.Failed { Retry: true } failed => new Delivery.Retry(null, failed.Reason),
            MailResult.Failed failed => new Delivery.Refused(failed.Reason),
            _ => new Delivery.Refused("Mail is not set up, or its password cannot be opened any more."),
        };

    // Mail programs know tables and styles of an element, and little more.
    private static string Html(Alert alert)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Append(Escaped(AlertText.Headline(alert)))
            .Append("</title></head>\n")
            .Append("<body style=\"margin:0;padding:16px;font-family:sans-serif;font-size:15px;color:#1f2937\">\n")
            .Append($"<div style=\"border-left:6px solid #{AlertText.Colour(alert):X6};padding:4px 0 4px 14px\">\n")
            .Append($"<h1 style=\"font-size:19px;margin:0 0 10px\">{Escaped(AlertText.Headline(alert))}</h1>\n")
            .Append("<table role=\"presentation\" style=\"border-collapse:collapse\">\n");
        foreach (var fact in AlertText.Facts(alert))
        {
            html.Append("<tr><td style=\"padding:3px 14px 3px 0;color:#4b5563;vertical-align:top\">")
                .Append(Escaped(fact.Name))
                .Append("</td><td style=\"padding:3px 0\">")
                .Append(Escaped(fact.Value))
                .Append("</td></tr>\n");
        }

        html.Append("</table>\n");
        foreach (var link in AlertText.Links(alert))
            html.Append(
                $"<p style=\"margin:12px 0 0\"><a href=\"{Escaped(link.Value)}\">{Escaped(link.Name)}</a></p>\n"
            );
        html.Append(
            $"<p style=\"margin:14px 0 0;color:#4b5563;font-size:13px\">{Escaped(AlertText.Footer(alert))}</p>\n"
        );
        return html.Append("</div></body></html>\n").ToString();
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
