using System.Security.Claims;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>Tokens: everybody makes and revokes their own, admins see and revoke all.</summary>
internal static class TokensApi
{
    private const int LongestName = 80;
    private const int MostDays = 3_660;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/tokens").WithTags("tokens");
        api.MapGet("/", List).RequireAuthorization(Roles.ReadOnly);
        api.MapPost("/", MakeAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapDelete("/{number:long}", RevokeAsync).RequireAuthorization(Roles.ReadOnly);
    }

    /// <summary>The tokens of the one who asks; for admins those of everybody.</summary>
    private static Ok<ApiTokenView[]> List(ApiTokenStore store, ClaimsPrincipal user, TimeProvider time)
    {
        var (asking, now) = (user.MemberNumber(), time.GetUtcNow());
        var tokens = store.All(user.IsInRole(Roles.Admin) ? null : asking);
        return TypedResults.Ok<ApiTokenView[]>([.. tokens.Select(token => token.ToView(asking, now))]);
    }

    /// <summary>Makes a token for the one who asks; the answer holds its secret, which is told this once.</summary>
    private static async Task<Results<Ok<ApiTokenMade>, ValidationProblem, ProblemHttpResult>> MakeAsync(
        ApiTokenRequest request,
        ApiTokenStore store,
        HttpContext context,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var errors = Check(request);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        if (context.User.MemberNumber() is not { } person)
            return Refusals.Forbidden("Only a member can have tokens.");
        var (number, secret) = await store.MakeAsync(person, request, cancel);
        if (store.Find(number) is not { } token)
            return Refusals.Forbidden("Only a member can have tokens.");
        var view = token.ToView(person, time.GetUtcNow());
        context.Audit($"token {token.Name}: made", null, view);
        return TypedResults.Ok(new ApiTokenMade(view, secret));
    }

    /// <summary>Revokes a token at once.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        long number,
        ApiTokenStore store,
        HttpContext context,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var asking = context.User.MemberNumber();
        if (store.Find(number) is not { } token || (token.Person != asking && !context.User.IsInRole(Roles.Admin)))
            return Refusals.NotFound($"There is no token {number}.");
        await store.RevokeAsync(number, cancel);
        context.Audit($"token {token.Name}: revoked", token.ToView(asking, time.GetUtcNow()));
        return TypedResults.NoContent();
    }

    private static Dictionary<string, string[]> Check(ApiTokenRequest request)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.Name.Trim().Length is 0 or > LongestName || request.Name.Any(char.IsControl))
            errors["name"] = [$"A name of at most {LongestName} characters is needed."];
        if (request.Scopes.Count == 0)
            errors["scopes"] = ["Choose at least one."];
        if (request.Days is < 1 or > MostDays)
            errors["days"] = [$"A token works for 1 to {MostDays} days, or until it is revoked."];
        return errors;
    }
}
