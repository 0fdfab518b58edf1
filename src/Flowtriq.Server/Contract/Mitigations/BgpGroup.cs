using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How routes are announced to routers of one sort: route reflectors, one transit, one scrubbing provider.</summary>
/// <param name="Name">Unique; in the address of the request.</param>
/// <param name="Kinds">Kinds of route it takes.</param>
/// <param name="NextHopV4">Next hop of IPv4 routes: for black holes the address that the routers discard.</param>
/// <param name="NextHopV6">Next hop of IPv6 routes.</param>
/// <param name="BlackholeCommunities">"65535:666"; RFC 7999's and no-export when absent.</param>
/// <param name="DiversionCommunities">As the provider's contract says.</param>
/// <param name="FlowSpecCommunities">Of FlowSpec rules.</param>
/// <param name="LargeCommunities">Of every route: "65000:666:1".</param>
/// <param name="LocalPref">Within our AS.</param>
public sealed record BgpGroup(
    string Name,
    RouteKind[] Kinds,
    string? NextHopV4 = null,
    string? NextHopV6 = null,
    string[]? BlackholeCommunities = null,
    string[]? DiversionCommunities = null,
    string[]? FlowSpecCommunities = null,
    string[]? LargeCommunities = null,
    uint LocalPref = 100
);
