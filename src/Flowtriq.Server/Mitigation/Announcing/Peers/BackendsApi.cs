using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>The other backends: gobgpd daemons and commands of the operator's; changed by admins.</summary>
internal static class BackendsApi
{
    internal static void Map(RouteGroupBuilder bgp)
    {
        bgp.MapGet("/gobgp", Daemons).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPut("/gobgp/{name}", SetDaemonAsync).RequireAuthorization(Roles.Admin);
        bgp.MapDelete("/gobgp/{name}", RemoveDaemonAsync).RequireAuthorization(Roles.Admin);
        bgp.MapGet("/commands", Hooks).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPut("/commands/{name}", SetHookAsync).RequireAuthorization(Roles.Admin);
        bgp.MapDelete("/commands/{name}", RemoveHookAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<GoBgpDaemon[]> Daemons(BgpDesk desk) => TypedResults.Ok<GoBgpDaemon[]>([.. desk.Current.Daemons]);

    private static async Task<Results<Ok<GoBgpDaemon>, ValidationProblem>> SetDaemonAsync(
        string name,
        GoBgpDaemon daemon,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = desk.Current.Daemons.FirstOrDefault(known => known.Name == name);
        var named = daemon with { Name = name };
        var errors = await desk.SetAsync(named, context.User.DisplayName(), cancel);
        return BgpApi.Answer(errors, named, context, $"gobgpd {name}", before);
    }

    /// <summary>Withdraws what it was given, then lets go of it.</summary>
    private static Task<Results<NoContent, ProblemHttpResult>> RemoveDaemonAsync(
        string name,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    ) => BgpApi.RemoveAsync(BgpStore.Daemon, name, desk, context, cancel);

    private static Ok<CommandHook[]> Hooks(BgpDesk desk) => TypedResults.Ok<CommandHook[]>([.. desk.Current.Hooks]);

    private static async Task<Results<Ok<CommandHook>, ValidationProblem>> SetHookAsync(
        string name,
        CommandHook hook,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = desk.Current.Hooks.FirstOrDefault(known => known.Name == name);
        var named = hook with { Name = name };
        var errors = await desk.SetAsync(named, context.User.DisplayName(), cancel);
        return BgpApi.Answer(errors, named, context, $"command {name}", before);
    }

    /// <summary>Runs the withdrawal of everything it announced, then lets go of it.</summary>
    private static Task<Results<NoContent, ProblemHttpResult>> RemoveHookAsync(
        string name,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    ) => BgpApi.RemoveAsync(BgpStore.Hook, name, desk, context, cancel);
}
