using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>A route's attributes in words, the trade's way.</summary>
internal static class AttributeText
{
    internal static IReadOnlyList<string> Of(PathAttributes attributes, ValueList<IpAddress> nextHops)
    {
        var parts = new List<string>();
        if (!nextHops.IsEmpty)
            parts.Add($"next hop {nextHops}");
        if (attributes.AsPath is { IsEmpty: false } path)
            parts.Add($"AS path {string.Join(' ', path.Select(static part => string.Join(' ', part.Asns)))}");
        if (attributes.LocalPref is { } preference)
            parts.Add($"local preference {preference}");
        if (!attributes.Communities.IsEmpty)
            parts.Add($"communities {attributes.Communities}");
        if (!attributes.LargeCommunities.IsEmpty)
            parts.Add($"large communities {attributes.LargeCommunities}");
        var action = FlowSpecActionCodec.Action(attributes.ExtendedCommunities, attributes.Ipv6ExtendedCommunities);
        if (action != new FlowSpecAction())
            parts.Add($"then {action}");
        return parts;
    }
}
