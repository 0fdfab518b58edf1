using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Invitations;

/// <summary>What a person does who was sent an invitation's link.</summary>
internal static class InvitedApi
{
    private const string Closed =
        "This invitation is not valid: it was accepted, withdrawn, or is too old. Ask for a new one.";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/invited/{token}").WithTags("members").RequireRateLimiting(AccessLimits.SignIn);
        api.MapGet("", Look).AllowAnonymous().WithSummary("What the holder of the link is invited to");
        api.MapPost("", AcceptAsync)
            .AllowAnonymous()
            .WithSummary("Accepts the invitation: makes the account and signs in");
    }

    private static Results<Ok<InvitedView>, ProblemHttpResult> Look(
        string token,
        InvitationStore store,
        MemberStore members
    ) =>
        store.Open(token) is { } invitation
            ? TypedResults.Ok(
                new InvitedView(
                    members.Workspace() ?? "",
                    invitation.Email,
                    invitation.Role,
                    invitation.MadeBy,
                    invitation.ExpiresAt
                )
            )
            : Refusals.NotFound(Closed);

    private static async Task<Results<Ok<Session>, ValidationProblem, ProblemHttpResult>> AcceptAsync(
        string token,
        AcceptRequest request,
        HttpContext context,
        InvitationStore store,
        MemberStore members,
        SessionDesk sessions,
        CancellationToken cancel
    )
    {
        if (store.Open(token) is not { } invitation)
            return Refusals.NotFound(Closed);
        var errors = AccessRules.Check(request.Name, invitation.Email, request.Password);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var person = Member.New(request.Name, invitation.Email, invitation.Role, request.Password, invitation.Customer);
        if (await store.AcceptAsync(invitation, person, cancel) is not { } member)
            return Refusals.NotFound(Closed);
        await sessions.StartAsync(context, member, "invitation");
        return TypedResults.Ok(SessionViews.Of(member, members));
    }
}
