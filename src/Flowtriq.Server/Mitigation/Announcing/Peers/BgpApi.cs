using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>The built-in speaker, its peer groups and its peers; read by everybody, without secrets, changed by admins.</summary>
internal static class BgpApi
{
    internal static void MapBgp(this IEndpointRouteBuilder routes)
    {
        var bgp = routes.MapGroup("/api/v1/bgp").WithTags("BGP");
        bgp.MapGet("/settings", Settings).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPut("/settings", SetSettingsAsync).RequireAuthorization(Roles.Admin);
        bgp.MapGet("/groups", Groups).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPut("/groups/{name}", SetGroupAsync).RequireAuthorization(Roles.Admin);
        bgp.MapDelete("/groups/{name}", RemoveGroupAsync).RequireAuthorization(Roles.Admin);
        bgp.MapGet("/peers", Peers).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPut("/peers/{name}", SetPeerAsync).RequireAuthorization(Roles.Admin);
        bgp.MapDelete("/peers/{name}", RemovePeerAsync).RequireAuthorization(Roles.Admin);
        BackendsApi.Map(bgp);
        BgpStatusApi.Map(bgp);
    }

    private static Ok<BgpSettings> Settings(BgpDesk desk) => TypedResults.Ok(desk.Current.Settings);

    /// <summary>Sets the speaker as a whole; a new router id or listening address restarts its sessions gracefully.</summary>
    private static async Task<Results<Ok<BgpSettings>, ValidationProblem>> SetSettingsAsync(
        BgpSettings settings,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = desk.Current.Settings;
        var errors = await desk.SetAsync(settings, context.User.DisplayName(), cancel);
        return Answer(errors, settings, context, "BGP speaker", before);
    }

    private static Ok<BgpGroup[]> Groups(BgpDesk desk) => TypedResults.Ok<BgpGroup[]>([.. desk.Current.Groups]);

    private static async Task<Results<Ok<BgpGroup>, ValidationProblem>> SetGroupAsync(
        string name,
        BgpGroup group,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = desk.Current.Groups.FirstOrDefault(known => known.Name == name);
        var named = group with { Name = name };
        var errors = await desk.SetAsync(named, context.User.DisplayName(), cancel);
        return Answer(errors, named, context, $"BGP group {name}", before);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveGroupAsync(
        string name,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    ) => RemoveAsync(BgpStore.Group, name, desk, context, cancel);

    /// <summary>Every router of the built-in speaker with its session; passwords are never shown.</summary>
    private static Ok<BgpPeer[]> Peers(BgpDesk desk, Announcers announcers)
    {
        var running = announcers.Peers.ToLookup(static peer => peer.Name, StringComparer.Ordinal);
        return TypedResults.Ok<BgpPeer[]>([
            .. desk.Current.Peers.Select(peer => View(peer, running[peer.Name].FirstOrDefault())),
        ]);
    }

    /// <summary>Sets a router; the sessions of all others go on undisturbed.</summary>
    private static async Task<Results<Ok<BgpPeer>, ValidationProblem>> SetPeerAsync(
        string name,
        BgpPeerRequest peer,
        BgpDesk desk,
        Announcers announcers,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = desk.Current.Peers.FirstOrDefault(known => known.Name == name);
        var errors = await desk.SetAsync(name, peer, context.User.DisplayName(), cancel);
        if (errors.Any)
            return TypedResults.ValidationProblem(errors.ToDictionary());
        var stored = desk.Current.Peers.First(known => known.Name == name);
        context.Audit($"BGP peer {name}: set", before is null ? null : View(before, null), View(stored, null));
        return TypedResults.Ok(View(stored, announcers.Peers.FirstOrDefault(known => known.Name == name)));
    }

    /// <summary>Removes a router: its routes are withdrawn and its session ends.</summary>
    private static Task<Results<NoContent, ProblemHttpResult>> RemovePeerAsync(
        string name,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    ) => RemoveAsync(BgpStore.Peer, name, desk, context, cancel);

    /// <summary>The answer to a change, which is told to the audit log when it was made.</summary>
    internal static Results<Ok<T>, ValidationProblem> Answer<T>(
        FieldErrors errors,
        T value,
        HttpContext context,
        string what,
        T? before
    )
        where T : class
    {
        if (errors.Any)
            return TypedResults.ValidationProblem(errors.ToDictionary());
        context.Audit($"{what}: set", before, value);
        return TypedResults.Ok(value);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string kind,
        string name,
        BgpDesk desk,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = Shown(desk.Current, kind, name);
        if (await desk.RemoveAsync(kind, name, context.User.DisplayName(), cancel) is not { } errors)
            return Refusals.NotFound($"There is no {kind} {name}.");
        if (errors.Any)
            return Refusals.Conflict(string.Join("; ", errors.ToDictionary().SelectMany(static field => field.Value)));
        context.Audit($"BGP {kind} {name}: removed", before);
        return TypedResults.NoContent();
    }

    /// <summary>A configured thing as people see it, without secrets.</summary>
    private static object? Shown(BgpConfiguration configured, string kind, string name) =>
        kind switch
        {
            BgpStore.Group => configured.Groups.FirstOrDefault(group => group.Name == name),
            BgpStore.Peer => configured.Peers.FirstOrDefault(peer => peer.Name == name) is { } peer
                ? View(peer, null)
                : null,
            BgpStore.Daemon => configured.Daemons.FirstOrDefault(daemon => daemon.Name == name),
            BgpStore.Hook => configured.Hooks.FirstOrDefault(hook => hook.Name == name),
            _ => null,
        };

    private static BgpPeer View(StoredPeer peer, AnnouncerPeer? running) =>
        new(peer.Name, peer.Settings, peer.Password is not null, running is null ? null : BgpStatusApi.View(running));
}
