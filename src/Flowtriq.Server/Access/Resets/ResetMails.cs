using System.Threading.Channels;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Access.Resets;

/// <summary>
/// Looks up who wants a new password and mails the link, away from the request: how long that takes tells nobody whether
/// there is such a member. A wish that finds the queue full is dropped and counted; asking again is free.
/// </summary>
internal sealed class ResetMails(
    ResetStore store,
    ConsoleLinks links,
    Mailer mailer,
    AccessMetrics metrics,
    ILogger<ResetMails> log
) : BackgroundService
{
    private const int Waiting = 100;

    private readonly Channel<string> wishes = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true }
    );

    internal void Want(string email)
    {
        if (!wishes.Writer.TryWrite(email))
            metrics.ResetDropped();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(email, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                AccessLog.ResetFailed(log, e);
            }
        }
    }

    private async Task SendAsync(string email, CancellationToken cancel)
    {
        if (await store.MakeAsync(email, cancel) is not var (member, token))
            return;
        var text = $"""
            Hello {member.Name},

            somebody, probably you, wants to set a new password for Flowtriq. Open this link within an hour:

            {links.To($"/reset/{token}")}

            If it was not you, do nothing: the password stays as it is.
            """;
        await mailer.SendAsync(new Mail(member.Email, "Set a new password for Flowtriq", text), cancel);
    }
}
