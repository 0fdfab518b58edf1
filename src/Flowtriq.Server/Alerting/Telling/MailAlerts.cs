using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Alerting.Channels.Email;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Tells a member by e-mail, in the same words as the channel does.</summary>
internal sealed class MailAlerts(Mailer mailer)
{
    internal async Task<Delivery> SendAsync(PersonEntry person, Alert alert, CancellationToken cancel) =>
        EmailMessage.Outcome(await mailer.SendAsync(EmailMessage.Of(person.Email, alert), cancel));
}
