using System.Security.Claims;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Flowtriq.Server.Access.Sessions;

/// <summary>The session's cookie: scripts cannot read it, other sites cannot send it, and it is refused once the session ended.</summary>
internal static class SessionCookie
{
    internal static void Define(CookieAuthenticationOptions options, ServerOptions server)
    {
        // A browser may be signed in to several workspaces; each reads its own cookie only.
        options.Cookie.Name = "flowtriq" + server.PathBase.Replace('/', '-');
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = server.IsReachedByHttps
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionStore.Life;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = static context =>
            Answer(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = static context =>
            Answer(context.Response, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var sessions = http.RequestServices.GetRequiredService<SessionStore>();
        if (context.Principal!.FindFirstValue(MemberPrincipal.KeyClaim) is { } key && sessions.Find(key) is { } session)
        {
            context.ReplacePrincipal(MemberPrincipal.Of(session.Member, key, session.Number));
            await sessions.SeenAsync(session, SessionDesk.AddressOf(http), http.RequestAborted);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // No redirect: the console decides what to show. The status page middleware writes the problem.
    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
