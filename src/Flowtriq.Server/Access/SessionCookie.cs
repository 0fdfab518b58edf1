using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Flowtriq.Server.Access;

/// <summary>The session: a cookie that scripts cannot read and other sites cannot send, refused once the member changed.</summary>
internal static class SessionCookie
{
    internal static void Define(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "flowtriq";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = static context =>
            Answer(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = static context =>
            Answer(context.Response, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var members = context.HttpContext.RequestServices.GetRequiredService<MemberStore>();
        var user = context.Principal!;
        var valid =
            long.TryParse(user.FindFirstValue(SignIn.MemberClaim), out var id)
            && members.ById(id) is { } member
            && member.Stamp == user.FindFirstValue(SignIn.StampClaim);
        if (valid)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    // No redirect: the console decides what to show. The status page middleware writes the problem.
    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
