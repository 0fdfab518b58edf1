using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>How every router of every announcer stands, what it was sent, and another try for what it rejected.</summary>
internal static class BgpStatusApi
{
    internal static void Map(RouteGroupBuilder bgp)
    {
        bgp.MapGet("/status", Status).RequireAuthorization(Roles.ReadOnly);
        bgp.MapGet("/routes", RoutesAsync).RequireAuthorization(Roles.ReadOnly);
        bgp.MapPost("/release", Release).RequireAuthorization(Roles.Analyst);
    }

    internal static BgpPeerStatus View(AnnouncerPeer peer) =>
        new(
            peer.Name,
            peer.Announcer,
            peer.Group,
            peer.Profile.Name,
            peer.Up,
            peer.State,
            peer.Since == default ? null : peer.Since,
            [.. peer.Families],
            peer.Wanted,
            peer.Sent,
            peer.Held,
            peer.Rejected,
            peer.Refused,
            peer.MaxFlowSpec,
            peer.MaxBlackholes,
            peer.LastError,
            peer.Counters.Messages,
            peer.Counters.Bytes,
            peer.Counters.Flaps,
            peer.Counters.Refreshes
        );

    /// <summary>Every router, whichever announcer talks to it.</summary>
    private static Ok<BgpPeerStatus[]> Status(Announcers announcers) =>
        TypedResults.Ok<BgpPeerStatus[]>([.. announcers.Peers.Select(View)]);

    /// <summary>Every route towards every router, or towards one, read back from what was sent.</summary>
    private static async Task<Ok<BgpRoute[]>> RoutesAsync(
        Announcers announcers,
        CancellationToken cancel,
        string? peer = null
    ) =>
        TypedResults.Ok<BgpRoute[]>([
            .. (await announcers.ReadBackAsync(cancel)).Where(route => peer is null || route.Peer == peer).Select(View),
        ]);

    /// <summary>Sends a router once more what it rejected.</summary>
    private static Results<NoContent, ProblemHttpResult> Release(Announcers announcers, string peer) =>
        announcers.Release(peer) ? TypedResults.NoContent() : Refusals.NotFound($"There is no router {peer}.");

    private static BgpRoute View(AnnouncedRoute route) =>
        new(
            route.Peer,
            route.Route.ToString(),
            route.Route.Family.ToString(),
            StateOf(route.State),
            route.Reason,
            [.. route.Attributes]
        );

    private static BgpRouteState StateOf(AnnouncedState state) =>
        state switch
        {
            AnnouncedState.Waiting => BgpRouteState.Waiting,
            AnnouncedState.Accepted => BgpRouteState.Accepted,
            AnnouncedState.Refused => BgpRouteState.Refused,
            AnnouncedState.Rejected => BgpRouteState.Rejected,
            AnnouncedState.Orphan => BgpRouteState.Orphan,
        };
}
