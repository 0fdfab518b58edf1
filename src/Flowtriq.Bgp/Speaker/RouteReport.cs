using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>One route as one router stands to it: the read-back of what was sent.</summary>
/// <param name="Route">Which route.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Attributes">As sent, or as they would be; null when refused.</param>
/// <param name="Reason">Why it is refused or quarantined, in words.</param>
public sealed record RouteReport(Nlri Route, RouteState State, PathAttributes? Attributes, string? Reason)
{
    /// <summary>Next hops; none for FlowSpec.</summary>
    public ValueList<IpAddress> NextHops { get; init; }
}
