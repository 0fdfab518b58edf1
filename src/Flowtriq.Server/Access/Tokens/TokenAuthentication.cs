using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>
/// Turns a bearer token into its owner as the owner is at this moment: with a role that was taken away the token has lost
/// it too, and without a membership it opens nothing. What it may do of that is <see cref="TokenScopes"/>.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiTokenStore tokens,
    MemberStore members
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Name = "token";
    internal const string ScopeClaim = "scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiTokenText.Of(Request) is not { } text)
            return AuthenticateResult.NoResult();
        if (tokens.Open(text) is not { } token || members.ById(token.Person) is not { } owner)
            return AuthenticateResult.Fail("The token is not valid any more.");
        await tokens.UsedAsync(token, RequestAddress.Of(Context), Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(Principal(token, owner), Name));
    }

    private static ClaimsPrincipal Principal(ApiToken token, Member owner)
    {
        var claims = new List<Claim>
        {
            new(Person.MemberClaim, Text(owner.Id)),
            new(ClaimTypes.Name, owner.Name),
            new(ClaimTypes.Email, owner.Email),
            new(ClaimTypes.Role, MemberPrincipal.RoleName(owner.Role)),
            new(Person.TokenClaim, token.Name),
        };
        claims.AddRange(token.Scopes.Select(static scope => new Claim(ScopeClaim, scope.ToString())));
        if (owner.Customer is { } customer)
            claims.Add(new Claim(Person.CustomerClaim, Text(customer)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Name));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
