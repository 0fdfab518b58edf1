using System.Security.Claims;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>The fleet by version, and the rollout: seen by everybody, moved by admins.</summary>
internal static class UpdatesApi
{
    internal static void MapUpdates(this IEndpointRouteBuilder routes)
    {
        var updates = routes.MapGroup("/api/v1/updates").WithTags("Updates");
        updates.MapGet("", Get).RequireAuthorization(Roles.ReadOnly);
        updates.MapPut("/rollout", StartAsync).RequireAuthorization(Roles.Admin);
        updates.MapPost("/pause", PauseAsync).RequireAuthorization(Roles.Admin);
        updates.MapPost("/resume", ResumeAsync).RequireAuthorization(Roles.Admin);
        updates.MapPost("/rollback", RollBackAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<Fleet> Get(Rollouts rollouts, ReleaseShelf shelf) =>
        TypedResults.Ok(View(rollouts.Current, rollouts, shelf));

    private static async Task<Results<Ok<Fleet>, ValidationProblem>> StartAsync(
        RolloutRequest request,
        Rollouts rollouts,
        ReleaseShelf shelf,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (shelf.All().All(release => release.Version != request.Version || !release.Signed))
            return Refusals.Invalid("version", "There is no signed agent of this version here.");
        if (request.Percent is < 1 or > 100)
            return Refusals.Invalid("percent", "Roll out to 1 to 100 percent.");
        var rollout = await rollouts.StartAsync(request, user.DisplayName(), cancel);
        return TypedResults.Ok(View(rollout, rollouts, shelf));
    }

    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> PauseAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => TurnAsync(RolloutState.Paused, $"paused by {user.DisplayName()}", rollouts, shelf, user, cancel);

    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> ResumeAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => TurnAsync(RolloutState.Running, "", rollouts, shelf, user, cancel);

    /// <summary>Nodes that run the version go back to what they ran before it.</summary>
    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> RollBackAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => TurnAsync(RolloutState.Withdrawn, $"rolled back by {user.DisplayName()}", rollouts, shelf, user, cancel);

    private static async Task<Results<Ok<Fleet>, ProblemHttpResult>> TurnAsync(
        RolloutState state,
        string reason,
        Rollouts rollouts,
        ReleaseShelf shelf,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await rollouts.TurnAsync(state, reason, user.DisplayName(), cancel) is { } rollout
            ? TypedResults.Ok(View(rollout, rollouts, shelf))
            : Refusals.Conflict("There is no rollout.");

    private static Fleet View(Rollout? rollout, Rollouts rollouts, ReleaseShelf shelf) =>
        new(rollout, [.. shelf.All().Where(static release => release.Signed)], rollouts.Nodes(rollout));
}
