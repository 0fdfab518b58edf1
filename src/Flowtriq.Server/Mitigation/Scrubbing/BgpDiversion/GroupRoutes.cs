using System.Collections.Immutable;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;

/// <summary>How a prefix stands with the routers of a group.</summary>
/// <param name="Accepted">Routers that have it.</param>
/// <param name="HasPeers">True when the group has routers at all.</param>
/// <param name="HasSession">True when one of them takes routes now.</param>
/// <param name="Objection">Why one does not take it; null when none objects.</param>
internal sealed record GroupRoutes(ImmutableArray<string> Accepted, bool HasPeers, bool HasSession, string? Objection)
{
    internal static async Task<GroupRoutes> ReadAsync(
        Announcers announcers,
        string group,
        IpPrefix prefix,
        CancellationToken cancel
    )
    {
        var peers = announcers
            .Peers.Where(p => p.Group == group)
            .ToDictionary(static p => p.Name, StringComparer.Ordinal);
        if (peers.Count == 0)
            return new([], false, false, null);
        var routes = (await announcers.ReadBackAsync(cancel))
            .Where(r => peers.ContainsKey(r.Peer) && r.Route is Nlri.Unicast unicast && unicast.Value == prefix)
            .ToList();
        return new(
            [.. routes.Where(static r => r.State == AnnouncedState.Accepted).Select(static r => r.Peer)],
            true,
            peers.Values.Any(static p => p.Up),
            routes
                .Where(static r => r.State is AnnouncedState.Refused or AnnouncedState.Rejected)
                .Select(static r => $"{r.Peer}: {r.Reason ?? "does not take it"}")
                .FirstOrDefault()
        );
    }
}
