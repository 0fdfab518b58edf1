using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Tells each node the whole set of filters that is admitted for it. Used by one loop; others may read.</summary>
internal sealed class NodeOrders(
    MitigationBoard board,
    RuleBook rules,
    SurroundingsReader surroundings,
    NodeDirectory directory,
    NodeFirewalls firewalls,
    TimeProvider time
)
{
    private volatile ImmutableDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> ordered = ImmutableDictionary<
        NodeId,
        ImmutableArray<EdgeFilterOrder>
    >.Empty;

    /// <summary>What each node was told last.</summary>
    internal ImmutableDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> Ordered => ordered;

    /// <summary>Hands over what is admitted; returns at once.</summary>
    internal void Act()
    {
        var orders = Wanted();
        foreach (var node in directory.Current.Nodes)
        {
            var wanted = orders.TryGetValue(node.Id, out var mine) ? [.. mine] : ImmutableArray<EdgeFilterOrder>.Empty;
            // A node is told once that it needs none: what it was ordered before a restart of ours is unknown.
            if (ordered.TryGetValue(node.Id, out var before) && before.SequenceEqual(wanted))
                continue;
            ordered = ordered.SetItem(node.Id, wanted);
            firewalls.Order(node.Id, wanted);
        }
    }

    private Dictionary<NodeId, List<EdgeFilterOrder>> Wanted()
    {
        var orders = new Dictionary<NodeId, List<EdgeFilterOrder>>();
        var admitted = board.Current.AdmittedUnder(rules.Current, time.GetUtcNow());
        var filters = admitted
            .Where(static entry => entry.Record.Desired.Action is MitigationAction.EdgeFilter)
            .ToList();
        if (filters.Count == 0)
            return orders;
        var around = surroundings.Read();
        foreach (var entry in filters)
        {
            if (entry.Record.Desired is not { Action: MitigationAction.EdgeFilter filter, Expires: { } expires })
                continue;
            foreach (var node in Witnesses.NodesOf(entry, around))
            {
                if (!orders.TryGetValue(node.Id, out var mine))
                    orders[node.Id] = mine = [];
                mine.Add(new EdgeFilterOrder(filter.Rule, expires));
            }
        }

        return orders;
    }
}
