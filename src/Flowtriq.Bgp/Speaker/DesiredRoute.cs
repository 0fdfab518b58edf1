using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>One route that should be announced.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Route">Which route; its identity.</param>
/// <param name="Traits">How.</param>
public sealed record DesiredRoute(RouteKind Kind, Nlri Route, RouteTraits Traits)
{
    /// <summary>A blackhole for a host or a small prefix.</summary>
    public static DesiredRoute Blackhole(IpPrefix prefix, RouteTraits? traits = null) =>
        new(RouteKind.Blackhole, new Nlri.Unicast(prefix), traits ?? RouteTraits.None);

    /// <summary>A prefix drawn to a scrubber.</summary>
    public static DesiredRoute Diversion(IpPrefix prefix, RouteTraits? traits = null) =>
        new(RouteKind.Diversion, new Nlri.Unicast(prefix), traits ?? RouteTraits.None);

    /// <summary>A FlowSpec rule.</summary>
    public static DesiredRoute FlowSpec(FlowSpecRule rule, RouteTraits? traits = null) =>
        new(RouteKind.FlowSpec, new Nlri.Flow(rule.Match), (traits ?? RouteTraits.None) with { Action = rule.Action });
}
