using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>
/// Level 1 on one node: the set of filters that should be in force, by the node's own rules and by the orders it was given.
/// Uses the ladder, the planner and the safety kernel of the server, so that both decide alike; everything passes the
/// kernel here too, orders included.
/// </summary>
public static class LocalStep
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Decides. Call it when an attack changes and at least every second while one lasts or is remembered.</summary>
    /// <param name="sights">Every attack that is open.</param>
    /// <param name="rules">What people laid down.</param>
    /// <param name="orders">What the server wants; expired ones are left out.</param>
    /// <param name="state">What the last decision returned.</param>
    /// <param name="now">The clock, UTC.</param>
    public static LocalDecision Decide(
        IReadOnlyCollection<LocalSight> sights,
        LocalRules rules,
        IReadOnlyCollection<FilterOrder> orders,
        LocalState state,
        DateTimeOffset now
    )
    {
        var desired = orders.Where(order => order.Expires > now).Select(Ordered).ToList();
        var targets = ImmutableDictionary.CreateBuilder<IpPrefix, LocalTarget>();
        foreach (var (target, seen) in Now(sights, state, now))
        {
            var decision = rules.PolicyFor(target) is { } policy
                ? Decide(target, seen.Sight, seen.Target, OnlyLevel1(policy), now)
                : new LadderDecision([], LadderState.Empty, []);
            desired.AddRange(decision.Desired.Where(static mitigation => mitigation.Disposition == Disposition.Apply));
            if (seen.Sight is not null || now - seen.Target.Seen < Remembered)
                targets[target] = seen.Target with { Ladder = decision.State };
        }

        var admission = SafetyKernel.Admit(
            [.. desired.GroupBy(static one => one.Key).Select(Merge)],
            Facts(rules, now)
        );
        return new LocalDecision(
            [
                .. admission.Admitted.Select(static admitted => new LocalFilter(
                    ((MitigationAction.EdgeFilter)admitted.Action).Rule,
                    admitted.Expires!.Value,
                    admitted.Origin is MitigationOrigin.ByPolicy
                )),
            ],
            admission.Refused,
            state with
            {
                Targets = targets.ToImmutable(),
            }
        );
    }

    // Attacks that are gone stay with their last sight, as resolved ones, until the ladder has let go of them.
    private static IEnumerable<(IpPrefix Prefix, (LocalSight? Sight, LocalTarget Target) Seen)> Now(
        IReadOnlyCollection<LocalSight> sights,
        LocalState state,
        DateTimeOffset now
    )
    {
        var present = sights
            .Where(static sight =>
                sight.Observation
                    is { Target: not null, Direction: Direction.Inbound, Phase: not ObservationPhase.Closed }
            )
            .GroupBy(static sight => sight.Observation.Target!.Value)
            .ToDictionary(
                static same => same.Key,
                static same => same.MaxBy(static sight => sight.Observation.Rate.Bits.Value)!
            );
        foreach (var (target, sight) in present)
        {
            var ladder = state.Targets.GetValueOrDefault(target)?.Ladder ?? LadderState.Empty;
            yield return (target, (sight, new LocalTarget(Incident(sight.Observation, now), ladder, now)));
        }

        foreach (var (target, remembered) in state.Targets.Where(pair => !present.ContainsKey(pair.Key)))
        {
            var over = remembered.Incident with
            {
                State = IncidentState.Resolved,
                Resolved = remembered.Incident.Resolved ?? now,
            };
            yield return (target, (null, remembered with { Incident = over }));
        }
    }

    private static LadderDecision Decide(
        IpPrefix target,
        LocalSight? sight,
        LocalTarget remembered,
        Policy policy,
        DateTimeOffset now
    )
    {
        var facts = new LadderFacts();
        if (sight is { Observation: var seen })
        {
            var offered = TrafficRate.Of(
                Math.Max(0, seen.Rate.Packets.Value - seen.Normal.Packets.Value),
                Math.Max(0, seen.Rate.Bits.Value - seen.Normal.Bits.Value)
            );
            var options = new PlanOptions { Excluded = policy.Exclusions.Vectors };
            facts = new LadderFacts
            {
                Offered = offered,
                Residual = new BitsPerSecond(Math.Max(0, offered.Bits.Value - sight.Dropped.Value)),
                LinkShare = sight.LinkShare,
                Plan = FlowSpecPlanner.Plan(target, seen.Picture, seen.Mix, options),
            };
        }

        return Ladder.Decide(remembered.Incident, policy, facts, remembered.Ladder, now);
    }

    private static Incident Incident(Observation observation, DateTimeOffset now) =>
        Incidents.Incident.From(Incidents.Incident.Open(default, observation, now));

    private static Policy OnlyLevel1(Policy policy) =>
        policy.Order is [MitigationLevel.Firewall]
            ? policy
            : policy with
            {
                Order = policy.Order.Contains(MitigationLevel.Firewall) ? [MitigationLevel.Firewall] : [],
            };

    private static DesiredMitigation Ordered(FilterOrder order) =>
        new()
        {
            Action = new MitigationAction.EdgeFilter(order.Rule),
            Origin = new MitigationOrigin.ByPerson("the server"),
            Expires = order.Expires,
        };

    // What is both ordered and wanted by the node is the order's, and lasts as long as either wants it.
    private static DesiredMitigation Merge(IGrouping<string, DesiredMitigation> same) =>
        same.First() with
        {
            Expires = same.Max(static one => one.Expires),
        };

    private static SafetyFacts Facts(LocalRules rules, DateTimeOffset now) =>
        new()
        {
            Now = now,
            Own = rules.Own,
            Protected = rules.Protected,
            Limits = new SafetyLimits { EdgeFilters = rules.MaxFilters },
            DryRun = rules.DryRun,
            KillSwitch = rules.KillSwitch,
        };
}
