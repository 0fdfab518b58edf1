using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Tells of what backends hold although nobody wants it; each backend withdraws it by itself. Told once per find.</summary>
internal sealed class OrphanWatch(MitigationMetrics metrics, ILogger<OrphanWatch> log)
{
    private HashSet<(string Backend, string What)> known = [];

    internal void Look(Surroundings around, IReadOnlyDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> ordered)
    {
        var found = around
            .Routes.Where(static route => route.State == AnnouncedState.Orphan)
            .Select(static route => (route.Peer, route.Route.ToString()!))
            .Concat(Filters(around, ordered))
            .ToHashSet();
        foreach (var (backend, what) in found.Except(known))
        {
            metrics.Orphaned(backend);
            ReconcileLog.Orphan(log, backend, what);
        }

        known = found;
    }

    private static IEnumerable<(string, string)> Filters(
        Surroundings around,
        IReadOnlyDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> ordered
    ) =>
        from node in around.Firewalls
        from filter in node.Value.Filters
        where
            !filter.ByNode
            && ordered.TryGetValue(node.Key, out var wanted)
            && !wanted.Any(order => order.Rule.Match.Equals(filter.Action.Rule.Match))
        select (around.Nodes.Find(node.Key)?.Name ?? node.Key.Value, filter.Action.Key);
}
