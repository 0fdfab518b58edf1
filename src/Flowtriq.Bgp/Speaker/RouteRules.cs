using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>The last floor before a route is encoded: holds whatever the planner, the safety kernel or a person decided.</summary>
public static class RouteRules
{
    private static readonly IpPrefix[] Unroutable =
    [
        Prefix("0.0.0.0/8"),
        Prefix("127.0.0.0/8"),
        Prefix("169.254.0.0/16"),
        Prefix("224.0.0.0/3"),
        Prefix("::/16"),
        Prefix("fe80::/10"),
        Prefix("ff00::/8"),
    ];

    /// <summary>Why the route must not be sent to this router, or null when it may.</summary>
    public static string? Refuse(DesiredRoute route, VendorProfile profile) =>
        route.Route switch
        {
            Nlri.Unicast unicast => Refuse(route.Kind, unicast.Value),
            Nlri.Flow flow => Refuse(flow.Match, route.Traits.Action, profile),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };

    private static string? Refuse(RouteKind kind, IpPrefix prefix)
    {
        if (kind == RouteKind.FlowSpec)
            return "is a prefix, not a rule";
        if (Unroutable.Any(range => range.IsV4 == prefix.IsV4 && (range.Contains(prefix) || prefix.Contains(range))))
            return $"{prefix} is not routable";
        var shortest = (kind, prefix.IsV4) switch
        {
            (RouteKind.Blackhole, true) => 24,
            (RouteKind.Blackhole, false) => 48,
            (_, true) => 16,
            (_, false) => 32,
        };
        return prefix.Length < shortest ? $"{prefix} is wider than /{shortest}" : null;
    }

    private static string? Refuse(FlowSpecMatch match, FlowSpecAction? action, VendorProfile profile)
    {
        var faults = FlowSpecRules.Check(new FlowSpecRule(match, action ?? new FlowSpecAction()), profile);
        return faults.Count == 0 ? null : string.Join("; ", faults.Select(fault => fault.Reason));
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));
}
