using System.Security.Claims;
using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Profile;

/// <summary>Setting up, renewing and removing the own second factor. Each takes the password again.</summary>
internal static class SecondFactorApi
{
    private const string NotYours = "This is not your password.";

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/second-factor", BeginAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Makes a secret for an authenticator app");
        api.MapPut("/second-factor", ConfirmAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Puts the secret into force; the answer holds the recovery codes, every other session ends");
        api.MapPost("/second-factor/remove", RemoveAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Removes the second factor");
        api.MapPost("/recovery-codes", RenewAsync)
            .RequireAuthorization(Roles.Member)
            .WithSummary("Makes new recovery codes; the old ones stop working");
    }

    private static async Task<Results<Ok<SecondFactorSetup>, ValidationProblem, ProblemHttpResult>> BeginAsync(
        PasswordAgain request,
        ClaimsPrincipal user,
        AskingMember asking,
        MemberStore members,
        SignIn signIn,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        if (member.PasswordHash.Length == 0)
            return Refusals.Conflict("You sign in with the identity provider; the second factor is its concern.");
        if (!await signIn.IsStillAsync(member, request.Password, cancel))
            return Refusals.Invalid("password", NotYours);
        var secret = await factors.BeginAsync(member.Id, cancel);
        var address = TotpAddress.Of(members.Workspace() ?? "", member.Email, secret);
        return TypedResults.Ok(new SecondFactorSetup(TotpAddress.Base32(secret), address, TotpAddress.QrCode(address)));
    }

    private static async Task<Results<Ok<RecoveryCodeList>, ValidationProblem, ProblemHttpResult>> ConfirmAsync(
        CodeRequest request,
        ClaimsPrincipal user,
        AskingMember asking,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        return await factors.ConfirmAsync(member.Id, user.SessionNumber(), request.Code, cancel) is { } codes
            ? TypedResults.Ok(new RecoveryCodeList(codes))
            : Refusals.Invalid("code", "This code is not the app's of now. Is the phone's clock right?");
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> RemoveAsync(
        PasswordAgain request,
        ClaimsPrincipal user,
        AskingMember asking,
        SignIn signIn,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        if (!await signIn.IsStillAsync(member, request.Password, cancel))
            return Refusals.Invalid("password", NotYours);
        return await factors.RemoveAsync(member.Id, cancel)
            ? TypedResults.NoContent()
            : Refusals.Conflict("There is no second factor to remove.");
    }

    private static async Task<Results<Ok<RecoveryCodeList>, ValidationProblem, ProblemHttpResult>> RenewAsync(
        PasswordAgain request,
        ClaimsPrincipal user,
        AskingMember asking,
        SignIn signIn,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        if (asking.Of(user) is not { } member)
            return AskingMember.Nobody();
        if (!await signIn.IsStillAsync(member, request.Password, cancel))
            return Refusals.Invalid("password", NotYours);
        return factors.Has(member.Id)
            ? TypedResults.Ok(new RecoveryCodeList(await factors.RenewCodesAsync(member.Id, cancel)))
            : Refusals.Conflict("There is no second factor yet.");
    }
}
