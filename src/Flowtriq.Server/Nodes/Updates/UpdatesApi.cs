using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
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
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (shelf.All().All(release => release.Version != request.Version || !release.Signed))
            return Refusals.Invalid("version", "There is no signed agent of this version here.");
        if (request.Percent is < 1 or > 100)
            return Refusals.Invalid("percent", "Roll out to 1 to 100 percent.");
        var before = rollouts.Current;
        var rollout = await rollouts.StartAsync(request, context.User.DisplayName(), cancel);
        return Told(before, rollout, context, rollouts, shelf);
    }

    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> PauseAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        HttpContext context,
        CancellationToken cancel
    ) => TurnAsync(RolloutState.Paused, $"paused by {context.User.DisplayName()}", rollouts, shelf, context, cancel);

    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> ResumeAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        HttpContext context,
        CancellationToken cancel
    ) => TurnAsync(RolloutState.Running, "", rollouts, shelf, context, cancel);

    /// <summary>Nodes that run the version go back to what they ran before it.</summary>
    private static Task<Results<Ok<Fleet>, ProblemHttpResult>> RollBackAsync(
        Rollouts rollouts,
        ReleaseShelf shelf,
        HttpContext context,
        CancellationToken cancel
    ) =>
        TurnAsync(
            RolloutState.Withdrawn,
            $"rolled back by {context.User.DisplayName()}",
            rollouts,
            shelf,
            context,
            cancel
        );

    private static async Task<Results<Ok<Fleet>, ProblemHttpResult>> TurnAsync(
        RolloutState state,
        string reason,
        Rollouts rollouts,
        ReleaseShelf shelf,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = rollouts.Current;
        return await rollouts.TurnAsync(state, reason, context.User.DisplayName(), cancel) is { } rollout
            ? Told(before, rollout, context, rollouts, shelf)
            : Refusals.Conflict("There is no rollout.");
    }

    private static Ok<Fleet> Told(
        Rollout? before,
        Rollout after,
        HttpContext context,
        Rollouts rollouts,
        ReleaseShelf shelf
    )
    {
        context.Audit($"rollout of {after.Version}: {after.State}", before, after);
        return TypedResults.Ok(View(after, rollouts, shelf));
    }

    private static Fleet View(Rollout? rollout, Rollouts rollouts, ReleaseShelf shelf) =>
        new(rollout, [.. shelf.All().Where(static release => release.Signed)], rollouts.Nodes(rollout));
}
