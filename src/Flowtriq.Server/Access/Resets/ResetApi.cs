using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Resets;

/// <summary>Forgotten passwords. Asking for a link answers the same, as fast, whether there is such a member or not.</summary>
internal static class ResetApi
{
    private const string Closed = "This link is not valid: it was used, or is older than an hour. Ask for a new one.";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/password-resets").WithTags("access").RequireRateLimiting(AccessLimits.SignIn);
        api.MapPost("", Ask)
            .AllowAnonymous()
            .WithSummary("Mails a link that sets a new password, if it is a member's address");
        api.MapGet("/{token}", Look).AllowAnonymous().WithSummary("Whose password the link sets");
        api.MapPost("/{token}", SetAsync)
            .AllowAnonymous()
            .WithSummary("Sets the new password; every session of the member ends");
    }

    private static Accepted Ask(ResetRequest request, ResetMails mails)
    {
        mails.Want(request.Email.Trim());
        return TypedResults.Accepted((string?)null);
    }

    private static Results<Ok<ResetView>, ProblemHttpResult> Look(string token, ResetStore store) =>
        store.Open(token) is var (member, until)
            ? TypedResults.Ok(new ResetView(member.Email, until))
            : Refusals.NotFound(Closed);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> SetAsync(
        string token,
        NewPassword request,
        ResetStore store,
        PasswordChange change,
        CancellationToken cancel
    )
    {
        if (store.Open(token) is not var (member, _))
            return Refusals.NotFound(Closed);
        if (PasswordPolicy.Fault(request.Password, member.Name, member.Email) is { } fault)
            return Refusals.Invalid("password", fault);
        await change.MakeAsync(member.Id, request.Password, session: null, cancel);
        return TypedResults.NoContent();
    }
}
