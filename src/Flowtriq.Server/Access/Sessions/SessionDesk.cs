using System.Security.Claims;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Flowtriq.Server.Access.Sessions;

/// <summary>Starts and ends the session of a browser: the row first, then the cookie with its key.</summary>
internal sealed class SessionDesk(SessionStore sessions)
{
    private const int LongestBrowser = 200;

    /// <summary>Signs in with a key that is new, whatever cookie the browser came with; what that one opened is ended.</summary>
    /// <param name="context">The browser's request.</param>
    /// <param name="member">Who was found to be there.</param>
    /// <param name="way">How it was found out: "password", "invitation", the provider's name.</param>
    internal async Task StartAsync(HttpContext context, Member member, string way)
    {
        context.AuditAs(member.Name, $"{member.Id}");
        context.Audit($"{member.Email} signed in ({way})");
        await EndOldAsync(context);
        var browser = context.Request.Headers.UserAgent.ToString();
        var key = await sessions.BeginAsync(
            member.Id,
            way,
            AddressOf(context),
            browser[..Math.Min(browser.Length, LongestBrowser)],
            context.RequestAborted
        );
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            MemberPrincipal.Of(member, key, session: null),
            new AuthenticationProperties { IsPersistent = true }
        );
    }

    internal async Task EndAsync(HttpContext context)
    {
        await EndOldAsync(context);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    internal static string AddressOf(HttpContext context) => RequestAddress.Of(context);

    private async Task EndOldAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(MemberPrincipal.KeyClaim) is { } key && sessions.Find(key) is { } old)
            await sessions.EndAsync(old.Member.Id, old.Number, context.RequestAborted);
    }
}
