using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>
/// Makes backends hold what is admitted and nothing else, and brings back what they say as evidence. Every hand-over is a
/// whole set, so a lost word, a restart or a route nobody wants ends in the same difference.
/// </summary>
internal sealed class Reconciler(
    MitigationBoard board,
    SurroundingsReader surroundings,
    NodeFirewalls firewalls,
    Announcers announcers,
    Diversions diversions,
    RouteReadings readings,
    IncidentPipeline pipeline,
    OrphanWatch orphans,
    TimeProvider time
)
{
    // Written by the acting loop, read by the witnessing one.
    private ImmutableDictionary<NodeId, ImmutableArray<EdgeFilterOrder>> ordered = ImmutableDictionary<
        NodeId,
        ImmutableArray<EdgeFilterOrder>
    >.Empty;
    private ImmutableArray<MitigationAction.Divert>? diverted;
    private DesiredRoutes? announced;

    /// <summary>Hands over what is admitted; returns at once, backends converge on their own.</summary>
    internal void Act()
    {
        var now = time.GetUtcNow();
        var around = surroundings.Read();
        // The dead man's switch of routes: should decisions stop, nothing outlives its expiry.
        var admitted = board.Current.Admitted.Where(entry => entry.Record.Desired.Expires > now).ToList();
        Announce(admitted);
        OrderNodes(admitted, around);
        Divert(admitted);
    }

    /// <summary>Reads back what backends hold and writes it into the records.</summary>
    internal async Task WitnessAsync(CancellationToken cancel)
    {
        readings.Put(await announcers.ReadBackAsync(cancel));
        var now = time.GetUtcNow();
        var around = surroundings.Read();
        orphans.Look(around, Volatile.Read(ref ordered));
        var evidence = board
            .Current.Admitted.Select(entry => (entry.Number, Steps: Evidence.Of(entry, around, now)))
            .Where(static said => !said.Steps.IsEmpty)
            .ToDictionary(static said => said.Number, static said => said.Steps);
        if (evidence.Count > 0)
            await pipeline.MitigateAsync((book, _) => Testify(book, evidence), cancel);
    }

    private static MitigationBook Testify(
        MitigationBook book,
        Dictionary<long, ImmutableArray<MitigationEvidence>> evidence
    )
    {
        foreach (var entry in book.Wanted.Values.Where(entry => evidence.ContainsKey(entry.Number)))
            book = book.With(evidence[entry.Number].Aggregate(entry, static (after, step) => after.With(step)));
        return book;
    }

    // Where a router takes fewer, the first are sent: diversions, then what people want, then the lower levels.
    private void Announce(List<MitigationEntry> admitted)
    {
        var routes = DesiredRoutes.From([
            .. diversions.Routes,
            .. admitted
                .OrderBy(static entry => !entry.IsManual)
                .ThenByDescending(static entry => entry.Record.Desired.Level)
                .ThenBy(static entry => entry.Number)
                .Select(static entry =>
                    entry.Record.Desired.Action switch
                    {
                        MitigationAction.FlowSpec rule => DesiredRoute.FlowSpec(rule.Rule),
                        MitigationAction.Blackhole blackhole => DesiredRoute.Blackhole(blackhole.Prefix),
                        _ => null,
                    }
                )
                .OfType<DesiredRoute>(),
        ]);
        if (announced is { } before && before.Routes.SequenceEqual(routes.Routes))
            return;
        announced = routes;
        announcers.Announce(routes);
    }

    private void OrderNodes(List<MitigationEntry> admitted, Surroundings around)
    {
        var orders = new Dictionary<NodeId, List<EdgeFilterOrder>>();
        foreach (var entry in admitted)
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

        foreach (var node in around.Nodes.Nodes)
        {
            var wanted = orders.TryGetValue(node.Id, out var mine) ? [.. mine] : ImmutableArray<EdgeFilterOrder>.Empty;
            // A node is told once that it needs none: what it was ordered before a restart of ours is unknown.
            if (ordered.TryGetValue(node.Id, out var before) && before.SequenceEqual(wanted))
                continue;
            Volatile.Write(ref ordered, ordered.SetItem(node.Id, wanted));
            firewalls.Order(node.Id, wanted);
        }
    }

    private void Divert(List<MitigationEntry> admitted)
    {
        var wanted = admitted
            .Select(static entry => entry.Record.Desired.Action)
            .OfType<MitigationAction.Divert>()
            .ToImmutableArray();
        if (diverted is { } before && before.SequenceEqual(wanted))
            return;
        diverted = wanted;
        diversions.Want(wanted);
    }
}
