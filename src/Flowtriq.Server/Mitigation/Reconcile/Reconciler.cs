using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>
/// Makes routers and providers hold what is admitted and nothing else, and brings back what backends say as evidence. Every
/// hand-over is a whole set, so a lost word, a restart or a route nobody wants ends in the same difference. The kill switch
/// and the end of an expiry need no decision: both act here even while decisions fail or the database is stuck.
/// </summary>
internal sealed class Reconciler(
    MitigationBoard board,
    RuleBook rules,
    SurroundingsReader surroundings,
    NodeOrders nodes,
    Announcers announcers,
    Diversions diversions,
    RouteReadings readings,
    IncidentPipeline pipeline,
    OrphanWatch orphans,
    TimeProvider time
)
{
    private (ImmutableArray<MitigationAction.Divert> Wanted, bool AtOnce)? diverted;
    private DesiredRoutes? announced;

    /// <summary>Hands over what is admitted; returns at once, backends converge on their own.</summary>
    internal void Act()
    {
        var inForce = rules.Current;
        var admitted = board.Current.AdmittedUnder(inForce, time.GetUtcNow());
        Divert(admitted, inForce.KillSwitch);
        Announce(admitted, inForce.Own);
    }

    /// <summary>Reads back what backends hold and writes it into the records.</summary>
    internal async Task WitnessAsync(CancellationToken cancel)
    {
        readings.Put(await announcers.ReadBackAsync(cancel));
        var now = time.GetUtcNow();
        var around = surroundings.Read();
        orphans.Look(around, nodes.Ordered);
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
    private void Announce(IEnumerable<MitigationEntry> admitted, ImmutableArray<IpPrefix> own)
    {
        var routes = DesiredRoutes.From([
            .. diversions.Routes.Where(route => IsOurs(route, own)),
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

    // What a provider is configured with never passed the kernel: our announcement of it must not be a hijack either.
    private static bool IsOurs(DesiredRoute route, ImmutableArray<IpPrefix> own) =>
        route.Route is Nlri.Unicast { Value: var prefix } && own.Any(ours => ours.Contains(prefix));

    private void Divert(IEnumerable<MitigationEntry> admitted, bool atOnce)
    {
        var wanted = admitted
            .Select(static entry => entry.Record.Desired.Action)
            .OfType<MitigationAction.Divert>()
            .ToImmutableArray();
        if (diverted is { } before && before.AtOnce == atOnce && before.Wanted.SequenceEqual(wanted))
            return;
        diverted = (wanted, atOnce);
        diversions.Want(wanted, atOnce);
    }
}
