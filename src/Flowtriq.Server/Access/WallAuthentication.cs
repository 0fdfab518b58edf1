using System.Security.Claims;
using System.Text.Encodings.Web;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Flowtriq.Server.Access;

/// <summary>Turns a wall link's token, in the query or as a bearer token, into somebody who may watch.</summary>
internal sealed class WallAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WallLinks links
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Name = "wall";
    private const string Bearer = "Bearer ";

    internal static bool IsUsedBy(HttpRequest request) => Token(request) is not null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token(Request) is not { } token)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!links.Is(token))
            return Task.FromResult(AuthenticateResult.Fail("The wall link is not valid any more."));

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, "wall"), new Claim(ClaimTypes.Role, Roles.Watch)],
            Name
        );
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name))
        );
    }

    private static string? Token(HttpRequest request)
    {
        if (request.Query["token"] is [{ Length: > 0 } token])
            return token;
        if (request.Query["access_token"] is [{ Length: > 0 } access])
            return access;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.Ordinal) ? header[Bearer.Length..] : null;
    }
}
