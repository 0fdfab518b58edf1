using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Access.Invitations;

/// <summary>Mails an invitation when mail is set up; the link is good also when that fails.</summary>
internal sealed class InvitationMail(Mailer mailer, MemberStore members)
{
    /// <summary>Why it did not go out; null when it did.</summary>
    internal async Task<string?> FaultAsync(Invitation invitation, string url, CancellationToken cancel)
    {
        var workspace = members.Workspace() ?? "";
        var text = $"""
            Hello,

            {invitation.MadeBy} invites you to the Flowtriq workspace {workspace} as {Words(
                invitation.Role
            )}. Open this link
            to choose a password:

            {url}

            The link works once, until {invitation.ExpiresAt:yyyy-MM-dd HH:mm} UTC.
            """;
        return await mailer.SendAsync(new Mail(invitation.Email, $"Invitation to {workspace}", text), cancel) switch
        {
            MailResult.Sent => null,
            MailResult.Failed failed => failed.Reason,
            _ => "Mail is not set up.",
        };
    }

    private static string Words(Role role) =>
        role switch
        {
            Role.Admin => "administrator",
            Role.Analyst => "analyst",
            Role.ReadOnly => "somebody who reads only",
            Role.Customer => "customer",
        };
}
