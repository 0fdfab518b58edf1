using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>How a route is announced, beyond what its peer group adds. Equal by content.</summary>
public sealed record RouteTraits
{
    /// <summary>Nothing of its own.</summary>
    public static RouteTraits None { get; } = new();

    /// <summary>What a FlowSpec rule does.</summary>
    public FlowSpecAction? Action { get; init; }

    /// <summary>Next hop of a unicast route instead of the group's.</summary>
    public IpAddress? NextHop { get; init; }

    /// <summary>Communities besides the group's.</summary>
    public ValueList<Community> Communities { get; init; }

    /// <summary>Large communities besides the group's.</summary>
    public ValueList<LargeCommunity> LargeCommunities { get; init; }

    /// <summary>Names of the peer groups it goes to; none means every group that takes its kind.</summary>
    public ValueList<string> Groups { get; init; }
}
