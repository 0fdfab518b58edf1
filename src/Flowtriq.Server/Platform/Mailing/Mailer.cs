using System.Net.Sockets;
using System.Security.Authentication;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Sends mail through the configured SMTP server, once; trying again is for whoever asked.</summary>
internal sealed class Mailer(MailStore store, TimeProvider time, ILogger<Mailer> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal async Task<MailResult> SendAsync(Mail mail, CancellationToken cancel)
    {
        if (store.Configuration() is not { } configuration)
            return new MailResult.NotConfigured();
        if (MailAddresses.Several(mail.To) is not { } recipients)
            return new MailResult.Failed("That is no mail address.", Retry: false);
        var result = await AttemptAsync(configuration, mail, recipients, cancel);
        if (mail.Attachment is not null && result is MailResult.Failed { Retry: false })
        {
            // Too large for it, or it takes no files: what is written is better than nothing.
            result = await AttemptAsync(configuration, mail with { Attachment = null }, recipients, cancel);
        }

        if (result is MailResult.Failed failed)
            MailLog.NotSent(log, configuration.Host, failed.Reason);
        else
            MailLog.Sent(log, configuration.Host, recipients.Count);
        return result;
    }

    private async Task<MailResult> AttemptAsync(
        MailConfiguration configuration,
        Mail mail,
        IReadOnlyList<string> recipients,
        CancellationToken cancel
    )
    {
        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return new MailResult.Sent(await TellAsync(configuration, mail, recipients, either.Token));
        }
        catch (SmtpRefusedException e)
        {
            return new MailResult.Failed(e.Message, e.Retry);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Later($"The mail server did not answer within {Limit.TotalSeconds:0} s.");
        }
        catch (AuthenticationException)
        {
            return Later("The mail server's certificate is not accepted.");
        }
        catch (SocketException e)
        {
            return Later(
                e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
                    ? "The name of the mail server cannot be resolved."
                    : "The mail server cannot be reached."
            );
        }
        catch (IOException)
        {
            return Later("The connection to the mail server broke.");
        }
    }

    private async Task<string> TellAsync(
        MailConfiguration configuration,
        Mail mail,
        IReadOnlyList<string> recipients,
        CancellationToken cancel
    )
    {
        if (!MailAddresses.TryParse(configuration.Sender, out var sender))
            throw new SmtpRefusedException("The sender is no mail address.", retry: false);
        var message = MimeMessage.Write(mail, recipients, sender, time.GetUtcNow());
        // An admin names the mail server; it is usually on this machine or nearby.
        var stream = await OutboundConnector.ConnectAsync(
            configuration.Host,
            configuration.Port,
            OutboundConnector.Allowed(allowPrivate: true),
            cancel
        );
        await using var connection = new SmtpConnection(stream);
        var id = await new SmtpConversation(connection, configuration).SendAsync(
            sender.Address,
            recipients,
            message,
            cancel
        );
        await FarewellAsync(connection, cancel);
        return id;
    }

    /// <summary>The message is taken: whatever happens from here on changes nothing.</summary>
    private static async Task FarewellAsync(SmtpConnection connection, CancellationToken cancel)
    {
        try
        {
            await connection.SendAsync("QUIT\r\n", cancel);
        }
        catch (IOException)
        {
            // It hung up first.
        }
    }

    private static MailResult.Failed Later(string reason) => new(reason, Retry: true);
}
