using System.Text;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Tells a member by e-mail.</summary>
internal sealed class MailAlerts(Mailer mailer)
{
    internal async Task<Delivery> SendAsync(PersonEntry person, Alert alert, CancellationToken cancel) =>
        await mailer.SendAsync(
            new Mail(person.Email, $"[{alert.Workspace}] {AlertText.Headline(alert)}", Text(alert), null, alert.Key),
            cancel
        ) switch
        {
            MailResult.Sent sent => new Delivery.Delivered(sent.Id),
            MailResult.NotConfigured => new Delivery.Refused("Mail is not set up."),
            MailResult.Failed { Retry: true } failed => new Delivery.Retry(null, failed.Reason),
            MailResult.Failed failed => new Delivery.Refused(failed.Reason),
            var other => throw new InvalidOperationException($"{other.GetType()} is no case of this hierarchy."),
        };

    private static string Text(Alert alert)
    {
        var text = new StringBuilder(AlertText.Headline(alert)).Append("\n\n");
        foreach (var fact in AlertText.Facts(alert))
            text.Append(fact.Name).Append(": ").Append(fact.Value).Append('\n');
        if (alert.AcknowledgeLink is { } acknowledge)
            text.Append("\nTake it: ").Append(acknowledge).Append('\n');
        return text.Append("\nThe incident: ").Append(alert.Link).Append('\n').ToString();
    }
}
