using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Alerting.Channels.Email;

/// <summary>Mail to one or several addresses, through the server's mail settings.</summary>
internal sealed class EmailChannel(Mailer mailer) : IChannel
{
    private const int MostRecipients = 50;

    public IReadOnlyList<string> Settings => ["recipients"];
    public IReadOnlyList<string> Secrets => [];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        const string Field = "settings.recipients";
        if (settings.Recipients is not { Count: > 0 and <= MostRecipients } recipients)
        {
            faults.Add(Field, $"1 to {MostRecipients} addresses.");
            return;
        }

        foreach (var recipient in recipients)
        {
            faults.When(
                !MailAddresses.TryParse(recipient, out var address) || address.Address != recipient,
                Field,
                $"{AlertText.Cut(recipient ?? "", 80)} is no mail address."
            );
        }
    }

    public string Destination(ChannelSetup setup) => string.Join(", ", setup.Settings.Recipients ?? []);

    public async Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel) =>
        EmailMessage.Outcome(
            await mailer.SendAsync(EmailMessage.Of(string.Join(',', setup.Settings.Recipients!), alert), cancel)
        );
}
