using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing.Peers;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>A gobgpd ready to be driven: checked, with what it is given.</summary>
/// <param name="Daemon">As configured.</param>
/// <param name="Endpoint">Where its API is.</param>
/// <param name="Marker">Marks our routes in it.</param>
/// <param name="Options">Its limits, as of a router.</param>
/// <param name="Group">Next hops and communities.</param>
internal sealed record GoBgpPlan(
    GoBgpDaemon Daemon,
    EndPoint Endpoint,
    LargeCommunity Marker,
    PeerOptions Options,
    PeerGroup Group
)
{
    private const string Unix = "unix://";
    private const int LongestSocketPath = 107;
    private const uint AnyAsn = 65000;

    internal static GoBgpPlan Make(GoBgpDaemon daemon, ImmutableArray<BgpGroup> groups, FieldErrors errors)
    {
        if (!LargeCommunity.TryParse(daemon.Marker, out var marker) || marker == default)
            errors.Add("marker", $"\"{daemon.Marker}\" is not a large community such as 65000:666:1.");
        BgpText.Limits(daemon.MaxFlowSpec, daemon.MaxBlackholes, errors);
        var stored = groups.FirstOrDefault(group => group.Name == daemon.Group);
        errors.Unless(stored is not null, "group", $"{daemon.Group} is not a peer group.");
        var group = stored is null
            ? new PeerGroup { Name = daemon.Group }
            : SpeakerPlan.GroupOf(stored, new FieldErrors());
        return new GoBgpPlan(
            daemon,
            EndpointOf(daemon.Address, errors) ?? new IPEndPoint(IPAddress.Loopback, 0),
            marker,
            new PeerOptions
            {
                Name = daemon.Name,
                Remote = IPAddress.None,
                // gobgpd makes the AS path itself.
                RemoteAsn = AnyAsn,
                LocalAsn = AnyAsn,
                Group = group.Name,
                Profile = Limited(BgpText.Profile(daemon.Profile, errors)),
                MaxFlowSpec = daemon.MaxFlowSpec,
                MaxBlackholes = daemon.MaxBlackholes,
            },
            group with
            {
                LargeCommunities = group.LargeCommunities.Union([marker]),
            }
        );
    }

    // gobgpd 3.x writes a wrong length before a rule of 240 bytes or more, which resets every session.
    private static VendorProfile Limited(VendorProfile profile) =>
        profile.MaxRuleBytes <= VendorProfile.GoBgp.MaxRuleBytes
            ? profile
            : profile with
            {
                MaxRuleBytes = VendorProfile.GoBgp.MaxRuleBytes,
                MaxTerms = Math.Min(profile.MaxTerms, VendorProfile.GoBgp.MaxTerms),
            };

    // gobgpd 3.x authenticates nobody: whoever reaches its API rules its routers. Nothing but this machine is spoken to.
    private static EndPoint? EndpointOf(string address, FieldErrors errors)
    {
        if (address.StartsWith(Unix, StringComparison.Ordinal))
        {
            var path = address[Unix.Length..];
            if (Path.IsPathFullyQualified(path) && path.Length <= LongestSocketPath)
                return new UnixDomainSocketEndPoint(path);
        }
        else if (IPEndPoint.TryParse(address, out var endpoint) && endpoint.Port > 0)
        {
            if (IPAddress.IsLoopback(endpoint.Address))
                return endpoint;
        }
        errors.Add("address", "unix:///PATH, or a loopback address with a port such as 127.0.0.1:50051.");
        return null;
    }
}
