using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>A gobgpd's neighbours and routes as every announcer shows them. Without neighbours it stands for itself.</summary>
internal static class GoBgpStatus
{
    internal static AnnouncerPeer Of(GoBgpPlan plan, GoBgpView view, PeerRoutes wanted, GoBgpNeighbor? neighbor) =>
        new()
        {
            Name = NameOf(plan, neighbor),
            Announcer = plan.Daemon.Name,
            Group = plan.Daemon.Group,
            Kinds = plan.Group.Kinds,
            Address = IpAddress.TryParse(neighbor?.Address, out var address) ? address : null,
            Profile = plan.Options.Profile,
            Up = neighbor?.IsUp ?? false,
            State = neighbor?.State ?? (view.Up ? "no neighbours" : "unreachable"),
            Since = neighbor?.Since ?? view.Since,
            Families = [.. (neighbor?.Families ?? []).Select(static family => family.ToString())],
            Wanted = wanted.Wanted.Count,
            Sent = neighbor is { IsUp: true } ? view.Held.Count(route => neighbor.Families.Contains(route.Family)) : 0,
            Rejected = view.Rejected.Count,
            Refused = wanted.Refused.Count + wanted.Wanted.Keys.Count(view.Foreign.ContainsKey),
            MaxFlowSpec = Math.Min(plan.Options.MaxFlowSpec, plan.Options.Profile.MaxRules),
            MaxBlackholes = plan.Options.MaxBlackholes,
            LastError = view.Error,
            Counters = new AnnouncerCounters
            {
                Messages = view.Calls,
                Flaps = neighbor?.Flaps ?? 0,
                Rejected = view.RejectedEver,
            },
        };

    /// <summary>Every route towards one neighbour.</summary>
    internal static IEnumerable<AnnouncedRoute> Routes(
        GoBgpPlan plan,
        GoBgpView view,
        PeerRoutes wanted,
        GoBgpNeighbor? neighbor,
        HashSet<Nlri> sent
    )
    {
        var peer = NameOf(plan, neighbor);
        foreach (var (route, path) in wanted.Wanted)
        {
            var (state, reason) = StateOf(view, neighbor, sent, route);
            yield return new AnnouncedRoute(peer, route, state, reason)
            {
                Attributes = AttributeText.Of(path.Attributes, path.NextHops),
            };
        }
        foreach (var (route, reason) in wanted.Refused)
            yield return new AnnouncedRoute(peer, route, AnnouncedState.Refused, reason);
        foreach (var orphan in view.Held.Where(route => !wanted.Wanted.ContainsKey(route)))
            yield return new AnnouncedRoute(peer, orphan, AnnouncedState.Orphan, "being withdrawn");
    }

    private static (AnnouncedState State, string? Reason) StateOf(
        GoBgpView view,
        GoBgpNeighbor? neighbor,
        HashSet<Nlri> sent,
        Nlri route
    ) =>
        view.Rejected.TryGetValue(route, out var words) ? (AnnouncedState.Rejected, words)
        : view.Foreign.TryGetValue(route, out var whose) ? (AnnouncedState.Refused, whose)
        : neighbor is null ? (AnnouncedState.Waiting, view.Error ?? "gobgpd has no neighbours")
        : !neighbor.IsUp ? (AnnouncedState.Waiting, $"the session is {neighbor.State}")
        : sent.Contains(route) ? (AnnouncedState.Accepted, null)
        : !neighbor.Families.Contains(route.Family)
            ? (AnnouncedState.Refused, $"the router did not agree to {route.Family}")
        : !view.Held.Contains(route) ? (AnnouncedState.Waiting, view.Error ?? "not given to gobgpd yet")
        : (AnnouncedState.Waiting, "gobgpd holds it and does not send it: an export policy of its own?");

    private static string NameOf(GoBgpPlan plan, GoBgpNeighbor? neighbor) =>
        neighbor is null ? plan.Daemon.Name : $"{plan.Daemon.Name}/{neighbor.Address}";
}
