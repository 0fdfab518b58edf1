using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>Turns the desired set into one router's routes: its group's next hops and communities, its make's limits.</summary>
public sealed class RouteCompiler(PeerOptions peer, PeerGroup group)
{
    private const int MostAttributeBytes = 1024;
    private const byte Incomplete = 2;
    private readonly Dictionary<(RouteKind, AddressFamily, RouteTraits), RoutePath?> paths = [];

    /// <summary>The router's routes, and those it must not be sent with why.</summary>
    public PeerRoutes Compile(DesiredRoutes desired)
    {
        var compiled = new PeerRoutes(new(desired.Routes.Length), []);
        var (rules, blackholes) = (0, 0);
        foreach (var route in desired.Routes)
        {
            if (!group.Kinds.Contains(route.Kind) || !IsFor(route.Traits.Groups))
                continue;
            if (Refuse(route, rules, blackholes) is { } reason)
            {
                compiled.Refused[route.Route] = reason;
                continue;
            }
            compiled.Wanted[route.Route] = PathOf(route)!;
            rules += route.Kind == RouteKind.FlowSpec ? 1 : 0;
            blackholes += route.Kind == RouteKind.Blackhole ? 1 : 0;
        }
        return compiled;
    }

    private bool IsFor(ValueList<string> groups) =>
        groups.IsEmpty || groups.Contains(group.Name, StringComparer.Ordinal);

    private string? Refuse(DesiredRoute route, int rules, int blackholes)
    {
        if (!peer.Families.Contains(route.Route.Family))
            return $"the session does not carry {route.Route.Family}";
        if (RouteRules.Refuse(route, peer.Profile) is { } reason)
            return reason;
        if (route.Kind == RouteKind.FlowSpec && rules >= peer.Profile.MaxRules)
            return $"over the limit of {peer.Profile.MaxRules} rules of {peer.Profile.Name}";
        if (route.Kind == RouteKind.FlowSpec && rules >= peer.MaxFlowSpec)
            return $"over the limit of {peer.MaxFlowSpec} rules of {peer.Name}";
        if (route.Kind == RouteKind.Blackhole && blackholes >= peer.MaxBlackholes)
            return $"over the limit of {peer.MaxBlackholes} black holes of {peer.Name}";
        if (PathOf(route) is not { } path)
            return $"group {group.Name} has no next hop for {route.Route.Family}";
        return path.AttributeBytes > MostAttributeBytes ? "has too many communities" : null;
    }

    private RoutePath? PathOf(DesiredRoute route)
    {
        var key = (route.Kind, route.Route.Family, route.Traits);
        if (!paths.TryGetValue(key, out var path))
            paths[key] = path = Build(route);
        return path;
    }

    private RoutePath? Build(DesiredRoute route)
    {
        var family = route.Route.Family;
        var nextHop = route.Traits.NextHop ?? (family.IsV4 ? group.NextHopV4 : group.NextHopV6);
        if (!family.IsFlowSpec && (nextHop is null || nextHop.Value.IsV4 != family.IsV4))
            return null;
        var isInternal = peer.LocalAsn == peer.RemoteAsn;
        var action = route.Traits.Action;
        var attributes = new PathAttributes
        {
            Origin = Incomplete,
            AsPath = isInternal ? [] : [new AsPathSegment(IsSet: false, [peer.LocalAsn])],
            LocalPref = isInternal ? group.LocalPref : null,
            Communities = group.Communities(route.Kind).Union(route.Traits.Communities),
            LargeCommunities = group.LargeCommunities.Union(route.Traits.LargeCommunities),
            ExtendedCommunities = action is null ? [] : FlowSpecActionCodec.Communities(action),
            Ipv6ExtendedCommunities = action is null ? [] : FlowSpecActionCodec.Ipv6Communities(action),
        };
        ValueList<IpAddress> nextHops = family.IsFlowSpec ? [] : [nextHop!.Value];
        return new RoutePath(family, attributes, nextHops);
    }
}
