using System.Collections.Immutable;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>How routes are announced to routers of one sort: route reflectors, one transit, one scrubbing provider.</summary>
public sealed record PeerGroup
{
    /// <summary>Name in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Kinds of route it takes.</summary>
    public ImmutableArray<RouteKind> Kinds { get; init; } = [RouteKind.Blackhole, RouteKind.FlowSpec];

    /// <summary>Next hop of IPv4 unicast routes: for blackholes the address that routers discard.</summary>
    public IpAddress? NextHopV4 { get; init; }

    /// <summary>Next hop of IPv6 unicast routes.</summary>
    public IpAddress? NextHopV6 { get; init; }

    /// <summary>Communities of blackholes (RFC 7999 §3.2: kept inside the AS).</summary>
    public ValueList<Community> BlackholeCommunities { get; init; } = [Community.Blackhole, Community.NoExport];

    /// <summary>Communities of diversions, as the provider's contract says.</summary>
    public ValueList<Community> DiversionCommunities { get; init; }

    /// <summary>Communities of FlowSpec rules.</summary>
    public ValueList<Community> FlowSpecCommunities { get; init; }

    /// <summary>Large communities of every route.</summary>
    public ValueList<LargeCommunity> LargeCommunities { get; init; }

    /// <summary>LOCAL_PREF within our AS.</summary>
    public uint LocalPref { get; init; } = 100;

    /// <summary>Communities the group adds to a kind of route.</summary>
    public ValueList<Community> Communities(RouteKind kind) =>
        kind switch
        {
            RouteKind.Blackhole => BlackholeCommunities,
            RouteKind.Diversion => DiversionCommunities,
            RouteKind.FlowSpec => FlowSpecCommunities,
        };
}
