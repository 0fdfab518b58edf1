using System.Security.Claims;
using Flowtriq.Server.Access.Invitations;
using Flowtriq.Server.Access.Members;
using Flowtriq.Server.Access.Profile;
using Flowtriq.Server.Access.Provider;
using Flowtriq.Server.Access.Resets;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access;

/// <summary>Set-up, session and wall links.</summary>
internal static class AccessApi
{
    internal static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("access");
        api.MapGet("/setup", SetupStatus).AllowAnonymous();
        api.MapPost("/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(AccessLimits.SignIn);
        api.MapGet("/session", CurrentSession).RequireAuthorization(Roles.Member);
        api.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(AccessLimits.SignIn);
        api.MapDelete("/session", SignOutAsync).AllowAnonymous();
        api.MapPost("/wall-links", MakeWallLink).RequireAuthorization(Roles.Admin);
        MembersApi.Map(api);
        InvitationsApi.Map(api);
        InvitedApi.Map(api);
        ProfileApi.Map(api);
        ResetApi.Map(api);
        ProviderApi.Map(api);
        ProviderFlowApi.Map(api);
    }

    private static Ok<SetupStatus> SetupStatus(SetupLink link) => TypedResults.Ok(new SetupStatus(link.Needed));

    private static async Task<Results<Ok<Session>, ValidationProblem, ProblemHttpResult>> SetUpAsync(
        SetupRequest request,
        HttpContext context,
        SetupLink link,
        MemberStore members,
        SessionDesk sessions,
        CancellationToken cancel
    )
    {
        if (!link.Needed)
            return Refusals.Conflict("The workspace is already set up; sign in.");
        if (!link.Is(request.Token))
            return Refusals.Forbidden("This set-up link is not valid. The server prints a new one at each start.");
        var errors = AccessRules.Check(request.Workspace, request.Name, request.Email, request.Password);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);

        var admin = Member.New(request.Name, request.Email, Role.Admin, request.Password);
        if (!await members.FoundAsync(request.Workspace.Trim(), admin, cancel))
            return Refusals.Conflict("The workspace is already set up; sign in.");
        var member = members.ByEmail(admin.Email)!;
        context.Audit($"workspace {request.Workspace.Trim()} founded");
        await sessions.StartAsync(context, member, "password");
        return TypedResults.Ok(SessionViews.Of(member, members));
    }

    private static Results<Ok<Session>, ProblemHttpResult> CurrentSession(ClaimsPrincipal user, MemberStore members) =>
        user.MemberNumber() is { } id && members.ById(id) is { } member
            ? TypedResults.Ok(SessionViews.Of(member, members))
            : TypedResults.Problem("Sign in.", statusCode: StatusCodes.Status401Unauthorized);

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> SignInAsync(
        SignInRequest request,
        HttpContext context,
        MemberStore members,
        SignIn signIn,
        SessionDesk sessions,
        CancellationToken cancel
    )
    {
        switch (await signIn.TryAsync(request.Email.Trim(), request.Password, request.Code, cancel))
        {
            case SignInOutcome.In(var member):
                await sessions.StartAsync(context, member, "password");
                return TypedResults.Ok(SessionViews.Of(member, members));
            case SignInOutcome.CodeNeeded(var wrong):
                if (wrong)
                    context.AuditAs(request.Email.Trim());
                return TypedResults.Problem(
                    wrong
                        ? "The code is wrong or was used already, or the account is locked for a few minutes."
                        : "Enter the code of your authenticator app.",
                    statusCode: StatusCodes.Status401Unauthorized,
                    extensions: [KeyValuePair.Create<string, object?>("needs", "code")]
                );
            default:
                context.AuditAs(request.Email.Trim());
                return TypedResults.Problem(
                    "E-mail or password is wrong, or the account is locked for a few minutes.",
                    statusCode: StatusCodes.Status401Unauthorized
                );
        }
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, SessionDesk sessions)
    {
        await sessions.EndAsync(context);
        return TypedResults.NoContent();
    }

    private static Ok<WallLink> MakeWallLink(WallLinks links) => TypedResults.Ok(links.Make());
}
