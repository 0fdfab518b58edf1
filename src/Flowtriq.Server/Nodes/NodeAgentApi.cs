using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes.Configuration;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes;

/// <summary>What a node's agent says to its operator and is told by people: notices, configuration, reload.</summary>
internal static class NodeAgentApi
{
    private const int MostNotices = 500;

    internal static void Map(IEndpointRouteBuilder api)
    {
        var node = api.MapGroup("/nodes/{id}").WithTags("Nodes");
        node.MapGet("/notices", Notices).RequireAuthorization(Roles.ReadOnly);
        node.MapGet("/config", GetConfig).RequireAuthorization(Roles.ReadOnly);
        node.MapPut("/config", SetConfigAsync).RequireAuthorization(Roles.Admin);
        node.MapPost("/reload", Reload).RequireAuthorization(Roles.Admin);
    }

    /// <summary>The latest notices, newest first.</summary>
    private static Results<Ok<Notice[]>, ValidationProblem, ProblemHttpResult> Notices(
        string id,
        NodeDirectory directory,
        NodeNotices notices,
        int limit = 50
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        return limit is < 1 or > MostNotices
            ? Refusals.Invalid("limit", "Ask for 1 to 500 notices.")
            : TypedResults.Ok<Notice[]>([
                .. notices.Recent(node.Id, limit).Select(static n => new Notice(n.At, n.Kind, n.Text)),
            ]);
    }

    private static Results<Ok<NodeConfig>, ProblemHttpResult> GetConfig(
        string id,
        NodeDirectory directory,
        ConfigViews views
    ) => directory.Named(id) is { } node ? TypedResults.Ok(views.Node(node)) : NodeLookup.Unknown(id);

    /// <summary>Stores it and sends it to the node; what the agent makes of it is in the notices and in <c>GET config</c>.</summary>
    private static async Task<Results<Ok<NodeConfig>, ValidationProblem, ProblemHttpResult>> SetConfigAsync(
        string id,
        NodeConfigRequest request,
        NodeDirectory directory,
        NodeConfigs configs,
        ConfigViews views,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        if (ConfigurationApi.Faults(request) is { } faults)
            return faults;
        var (scope, what) = (ConfigScope.Node(node.Id), $"{node.Name}: set");
        return await ConfigurationApi.StoreAsync(scope, what, request, configs, views, context, cancel) is null
            ? ConfigurationApi.Changed()
            : TypedResults.Ok(views.Node(node));
    }

    /// <summary>Has the agent read its own file again.</summary>
    private static Results<NoContent, ProblemHttpResult> Reload(
        string id,
        NodeDirectory directory,
        NodeCommands commands
    )
    {
        if (directory.Named(id) is not { } node)
            return NodeLookup.Unknown(id);
        return commands.TryReload(node.Id)
            ? TypedResults.NoContent()
            : Refusals.Conflict($"{node.Name} is not connected.");
    }
}
