using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>What is set for all nodes, a POP, a group or one node: look, set, look back, go back.</summary>
internal static class ConfigurationApi
{
    private const int LongestNote = 200;

    internal static void Map(IEndpointRouteBuilder api)
    {
        var scopes = api.MapGroup("/configuration").WithTags("Nodes");
        scopes
            .MapGet("/", static (ConfigViews views) => TypedResults.Ok(views.Scopes()))
            .RequireAuthorization(Roles.ReadOnly);
        scopes.MapGet("/{scope}", Get).RequireAuthorization(Roles.ReadOnly);
        scopes.MapPut("/{scope}", SetAsync).RequireAuthorization(Roles.Admin);
        scopes.MapGet("/{scope}/history", History).RequireAuthorization(Roles.ReadOnly);
        scopes.MapPost("/{scope}/restore", RestoreAsync).RequireAuthorization(Roles.Admin);
    }

    private static Results<Ok<ConfigLayer>, ProblemHttpResult> Get(
        string scope,
        NodeDirectory directory,
        ConfigViews views
    ) => Find(scope, directory) is { } found ? TypedResults.Ok(views.Layer(found)) : Unknown(scope);

    /// <summary>Stores it and sends it to the nodes it covers; what they make of it is in <c>GET /configuration</c>.</summary>
    private static async Task<Results<Ok<ConfigLayer>, ValidationProblem, ProblemHttpResult>> SetAsync(
        string scope,
        NodeConfigRequest request,
        NodeDirectory directory,
        NodeConfigs configs,
        ConfigViews views,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (Find(scope, directory) is not { } found)
            return Unknown(scope);
        if (Faults(request) is { } faults)
            return faults;
        return await StoreAsync(found, $"{scope}: set", request, configs, views, context, cancel) is { } after
            ? TypedResults.Ok(after)
            : Changed();
    }

    /// <summary>Versions with who, when and what they changed; newest first.</summary>
    private static Results<Ok<ConfigRevision[]>, ProblemHttpResult> History(
        string scope,
        NodeDirectory directory,
        ConfigViews views
    ) => Find(scope, directory) is { } found ? TypedResults.Ok(views.History(found)) : Unknown(scope);

    /// <summary>Makes what a version said the newest version.</summary>
    private static async Task<Results<Ok<ConfigLayer>, ProblemHttpResult>> RestoreAsync(
        string scope,
        ConfigRestoreRequest request,
        NodeDirectory directory,
        ConfigStore store,
        NodeConfigs configs,
        ConfigViews views,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (Find(scope, directory) is not { } found)
            return Unknown(scope);
        if (store.Find(found, request.To) is not { } wanted)
            return Refusals.NotFound($"There is no version {request.To} of {scope}.");
        var again = new NodeConfigRequest(wanted.Json, request.Version, $"back to version {request.To}");
        return await StoreAsync(found, $"{scope}: {again.Note}", again, configs, views, context, cancel) is { } after
            ? TypedResults.Ok(after)
            : Changed();
    }

    /// <summary>Sets what passed <see cref="Faults"/>, and has it in the log; null when somebody changed it in the meantime.</summary>
    internal static async Task<ConfigLayer?> StoreAsync(
        ConfigScope scope,
        string what,
        NodeConfigRequest request,
        NodeConfigs configs,
        ConfigViews views,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var (by, note, before) = (context.User.DisplayName(), request.Note ?? "", views.Layer(scope));
        if (!await configs.SetAsync(scope, request.Json, request.Version, by, note, cancel))
            return null;
        var after = views.Layer(scope);
        context.Audit($"configuration of {what}", before, after);
        return after;
    }

    /// <summary>What is wrong with a request; null when nothing is.</summary>
    internal static ValidationProblem? Faults(NodeConfigRequest request)
    {
        if (NodeConfigCheck.Faults(request.Json) is { Length: > 0 } faults)
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["json"] = faults });
        return request.Note is { Length: > LongestNote } || request.Note?.Any(char.IsControl) == true
            ? Refusals.Invalid("note", $"A note has at most {LongestNote} characters and one line.")
            : null;
    }

    internal static ProblemHttpResult Changed() =>
        Refusals.Conflict("Somebody changed the configuration in the meantime.");

    private static ConfigScope? Find(string scope, NodeDirectory directory) =>
        ConfigScope.Find(scope, directory.Current);

    private static ProblemHttpResult Unknown(string scope) =>
        Refusals.NotFound($"No node is in {scope}: name fleet, pop:CODE, group:LABEL or node:ID.");
}
