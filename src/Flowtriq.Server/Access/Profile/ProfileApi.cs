using System.Security.Claims;
using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Profile;

/// <summary>The own account: password and sessions; the second factor is <see cref="SecondFactorApi"/>.</summary>
internal static class ProfileApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/profile").WithTags("profile");
        api.MapGet("", Show).RequireAuthorization(Roles.Member).WithSummary("The own account");
        api.MapPost("/password", ChangePasswordAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Sets another password; every other session ends");
        api.MapDelete("/sessions/{number:long}", EndSessionAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Signs out another browser");
        api.MapDelete("/sessions", EndOthersAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Signs out every other browser");
        SecondFactorApi.Map(api);
    }

    private static Results<Ok<ProfileView>, ProblemHttpResult> Show(
        ClaimsPrincipal user,
        AskingMember asking,
        SecondFactors factors,
        SessionStore sessions
    ) =>
        asking.Of(user) is { } member
            ? TypedResults.Ok(
                new ProfileView(
                    member.Name,
                    member.Email,
                    member.PasswordHash.Length > 0,
                    factors.Has(member.Id),
                    factors.RecoveryCodesLeft(member.Id),
                    sessions.Of(member.Id, user.SessionNumber())
                )
            )
            : AskingMember.Nobody();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> ChangePasswordAsync(
        PasswordRequest request,
        ClaimsPrincipal user,
        AskingMember asking,
        SignIn signIn,
        PasswordChange change,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        if (!await signIn.IsStillAsync(member, request.Current, cancel))
            return Refusals.Invalid("current", "This is not your password.");
        if (PasswordPolicy.Fault(request.Password, member.Name, member.Email) is { } fault)
            return Refusals.Invalid("password", fault);
        await change.MakeAsync(member.Id, request.Password, user.SessionNumber(), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSessionAsync(
        long number,
        ClaimsPrincipal user,
        AskingMember asking,
        SessionStore sessions,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        if (number == user.SessionNumber())
            return Refusals.Conflict("This is the session that asks; sign out instead.");
        return await sessions.EndAsync(member.Id, number, cancel)
            ? TypedResults.NoContent()
            : Refusals.NotFound($"You have no session {number}.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndOthersAsync(
        ClaimsPrincipal user,
        AskingMember asking,
        SessionStore sessions,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        await sessions.EndOthersAsync(member.Id, user.SessionNumber(), cancel);
        return TypedResults.NoContent();
    }
}
