using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Who should carry a mitigation out, and how each stands to it: what backends said last, never what was asked.</summary>
internal static class Witnesses
{
    internal static IReadOnlyList<Witness> Of(MitigationEntry entry, Surroundings around) =>
        entry.Record.Desired.Action.Match<IReadOnlyList<Witness>>(
            filter => [.. NodesOf(entry, around).Select(node => OfNode(node, filter, around))],
            rule => [.. OfRouters(new Nlri.Flow(rule.Rule.Match), around, static peer => peer.TakesRules)],
            blackhole =>
                [.. OfRouters(new Nlri.Unicast(blackhole.Prefix), around, static peer => peer.TakesBlackholes)],
            divert => [OfProvider(divert, around)]
        );

    /// <summary>The nodes that should filter: those chosen, those that see the incident, or all.</summary>
    internal static IEnumerable<RegisteredNode> NodesOf(MitigationEntry entry, Surroundings around)
    {
        IEnumerable<NodeId>? chosen =
            entry.Nodes.Length > 0 ? entry.Nodes.Select(static id => new NodeId(id))
            : entry.Record.Desired.Incident is { } id && around.IncidentOf(id) is { } incident
                ? incident.Observations.Select(static o => o.Latest.Node).Distinct()
            : null;
        return chosen is null
            ? around.Nodes.Nodes
            : chosen.Select(around.Nodes.Find).OfType<RegisteredNode>().Where(static node => !node.Revoked);
    }

    private static Witness OfNode(RegisteredNode node, MitigationAction.EdgeFilter filter, Surroundings around)
    {
        if (around.Firewalls.GetValueOrDefault(node.Id) is not { } firewall)
            return new(node.Name, "node", WitnessStanding.Waiting, "has not said whether it can filter");
        if (!firewall.Available)
            return new(node.Name, "node", WitnessStanding.Refuses, firewall.Reason);
        var state = firewall.Filters.FirstOrDefault(f => f.Action.Key == filter.Key);
        return state is null
            ? new(node.Name, "node", WitnessStanding.Waiting, "not in force yet")
            : new(
                node.Name,
                "node",
                WitnessStanding.Has,
                state.ByNode ? "in force by its own policy" : "in force",
                state.Dropped,
                state.DroppedPackets,
                state.DroppedBytes
            );
    }

    private static IEnumerable<Witness> OfRouters(Nlri route, Surroundings around, Func<AnnouncerPeer, bool> takes)
    {
        foreach (var peer in around.Peers.Where(takes))
        {
            var state = around.Routes.FirstOrDefault(r => r.Peer == peer.Name && r.Route.Equals(route));
            yield return state switch
            {
                { State: AnnouncedState.Accepted } => new(peer.Name, "router", WitnessStanding.Has, "accepted"),
                { State: AnnouncedState.Refused or AnnouncedState.Rejected } => new(
                    peer.Name,
                    "router",
                    WitnessStanding.Refuses,
                    state.Reason ?? "rejected"
                ),
                _ => new(
                    peer.Name,
                    "router",
                    WitnessStanding.Waiting,
                    state?.Reason ?? (peer.Up ? "not confirmed yet" : peer.LastError ?? "the session is down")
                ),
            };
        }
    }

    private static Witness OfProvider(MitigationAction.Divert divert, Surroundings around)
    {
        var status = around.Diversions.FirstOrDefault(d =>
            d.Action == divert && d.State is not (DiversionState.Withdrawing or DiversionState.Withdrawn)
        );
        return status switch
        {
            null => new(divert.Provider, "provider", WitnessStanding.Waiting, "not asked yet"),
            { State: DiversionState.Advertised } => new(divert.Provider, "provider", WitnessStanding.Has, status.Proof),
            { Failure: { } failure } => new(divert.Provider, "provider", WitnessStanding.Refuses, failure),
            _ => new(divert.Provider, "provider", WitnessStanding.Waiting, status.Proof),
        };
    }
}
