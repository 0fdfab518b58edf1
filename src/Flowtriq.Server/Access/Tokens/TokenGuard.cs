using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>Refuses a token what its scopes do not include, before the role of its owner is looked at.</summary>
internal static class TokenGuard
{
    private const string Session = "This needs a person who is signed in; no token can do it.";

    internal static void UseTokenGuard(this WebApplication app) =>
        app.Use(
            static async (context, next) =>
            {
                if (Fault(context) is { } fault)
                    await Refusals.Forbidden(fault).ExecuteAsync(context);
                else
                    await next();
            }
        );

    private static string? Fault(HttpContext context)
    {
        if (context.User.Identity?.AuthenticationType != TokenAuthentication.Name)
            return null;
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return null;
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return null;
        if (TokenScopes.Needed(endpoint, context.Request.Method) is not { } needed)
            return Session;
        var has = context
            .User.FindAll(TokenAuthentication.ScopeClaim)
            .Select(static claim => Enum.Parse<TokenScope>(claim.Value));
        return TokenScopes.Include(has, needed) ? null : $"This token lacks the scope {needed}.";
    }
}
