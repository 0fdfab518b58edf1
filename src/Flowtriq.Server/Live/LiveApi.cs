using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Live;

/// <summary>The state of everything now: overview, nodes, points of presence, and the hub that keeps them current.</summary>
internal static class LiveApi
{
    internal static void MapLive(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("live");
        api.MapGet("/overview", GetOverview).RequireAuthorization(Roles.Watch);
        api.MapGet("/pops", GetPops).RequireAuthorization(Roles.Watch);
        api.MapGet("/nodes", GetNodes).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/nodes/{id}", GetNode).RequireAuthorization(Roles.ReadOnly);
        routes.MapHub<LiveHub>("/hub/live").RequireAuthorization(Roles.Watch);
    }

    /// <summary>Everything the overview shows, with the given seconds of network traffic (60..86400).</summary>
    private static async Task<Results<Ok<Overview>, ValidationProblem>> GetOverview(
        OverviewReader overview,
        CancellationToken cancel,
        int seconds = 300
    ) =>
        seconds is < 60 or > 86_400
            ? Refusals.Invalid("seconds", "Ask for 60 to 86400 seconds.")
            : TypedResults.Ok(await overview.ReadAsync(seconds, cancel));

    private static Ok<Pop[]> GetPops(NodeViews views) => TypedResults.Ok(views.Pops());

    private static Ok<Node[]> GetNodes(NodeViews views) => TypedResults.Ok(views.All());

    private static Results<Ok<NodeDetail>, ProblemHttpResult> GetNode(string id, NodeViews views) =>
        views.Detail(new NodeId(id)) is { } detail
            ? TypedResults.Ok(detail)
            : Refusals.NotFound($"There is no node {id}.");
}
