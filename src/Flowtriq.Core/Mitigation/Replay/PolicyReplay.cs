using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Replay;

/// <summary>
/// What a policy would have done about a past incident: ladder and safety kernel over what is kept of it.
/// </summary>
/// <remarks>
/// Only the peak is kept, so the attack is taken to have had it from detection to its end; what a level would have stopped
/// is unknown, so no level is taken to have stopped anything; nobody is taken to have approved; each incident is looked at by
/// itself. All four make the answer the most a policy could have done by itself.
/// </remarks>
public static class PolicyReplay
{
    private const string Provider = "a scrubbing provider";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // Every second at first, when levels are climbed, then ever more rarely.
    private static readonly ImmutableArray<(int Steps, int Seconds)> Pace = [(30, 1), (18, 5), (20, 30), (40, 900)];

    /// <summary>Replays one incident.</summary>
    /// <param name="incident">The incident as it is kept.</param>
    /// <param name="policy">The policy that would have held; it must be valid.</param>
    /// <param name="facts">The safety kernel's rules; clock, budgets in use, dry run and kill switch are not looked at.</param>
    /// <param name="now">The clock, for an incident that lasts.</param>
    public static ReplayedIncident Of(Incident incident, Policy policy, SafetyFacts facts, DateTimeOffset now)
    {
        var owner = incident.Target is { } target ? facts.Customers.OwnerOf(target) : null;
        var known = Known(incident, policy, owner);
        var safety = facts with
        {
            DryRun = false,
            KillSwitch = false,
            Divertible = known.Diversion is { } divert ? [divert.Prefix] : [],
        };
        var lasting = incident with { State = IncidentState.Open, Resolved = null };
        var run = new Run(policy);
        foreach (var at in Moments(incident.Detected, incident.Ended ?? now))
            run.Look(lasting, known, safety, at);
        return run.Result(incident);
    }

    private static LadderFacts Known(Incident incident, Policy policy, Customer? owner)
    {
        var normal = incident.Observations.Select(o => o.Latest.Normal).ToArray();
        var facts = new LadderFacts
        {
            Offered = TrafficRate.Of(
                Math.Max(0, incident.Peak.Packets.Value - normal.Select(n => n.Packets.Value).DefaultIfEmpty().Max()),
                Math.Max(0, incident.Peak.Bits.Value - normal.Select(n => n.Bits.Value).DefaultIfEmpty().Max())
            ),
            LinkShare = incident.Observations.Max(o => o.LinkShare),
            Owner = owner,
        };
        return incident.Target is not { } target
            ? facts
            : facts with
            {
                Plan = FlowSpecPlanner.Plan(
                    target,
                    incident.Picture,
                    TrafficMix.Unknown,
                    new PlanOptions { Excluded = policy.Exclusions.Vectors }
                ),
                Diversion = owner is null ? null : new MitigationAction.Divert(Announceable(target), Provider),
            };
    }

    // The longest prefix that the internet's routers take.
    private static IpPrefix Announceable(IpPrefix target) =>
        new(target.Address, Math.Min((int)target.Length, target.IsV4 ? 24 : 48));

    private static IEnumerable<DateTimeOffset> Moments(DateTimeOffset from, DateTimeOffset to)
    {
        var at = from;
        yield return at;
        foreach (var (steps, seconds) in Pace)
        {
            for (var step = 0; step < steps; step++)
            {
                at += TimeSpan.FromSeconds(seconds);
                if (at > to)
                    yield break;
                yield return at;
            }
        }
    }

    private sealed class Run(Policy policy)
    {
        private readonly Dictionary<MitigationLevel, ReplayedLevel> levels = [];
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Key, RefusalKind Kind), Refusal> refused = [];
        private readonly List<DateTimeOffset> announced = [];
        private ImmutableHashSet<string> active = [];
        private ImmutableArray<string> judged = [];
        private LadderState state = LadderState.Empty;
        private bool waiting;

        internal void Look(Incident incident, LadderFacts known, SafetyFacts safety, DateTimeOffset at)
        {
            var decision = Ladder.Decide(incident, policy, known, state, at);
            state = decision.State;
            foreach (var mitigation in decision.Desired)
                Note(mitigation, at);
            var wanted = decision.Desired.Where(mitigation => mitigation.Disposition == Disposition.Apply).ToList();
            // The same again is judged the same, unless it only waits for its turn.
            if (!waiting && wanted.Select(mitigation => mitigation.Key).SequenceEqual(judged))
                return;
            judged = [.. wanted.Select(mitigation => mitigation.Key)];
            var admission = SafetyKernel.Admit(
                wanted,
                safety with
                {
                    Now = at,
                    Active = active,
                    AnnouncedInLastMinute = announced.Count(moment => at - moment < Minute),
                }
            );
            waiting = admission.Refused.Any(refusal => refusal.Kind == RefusalKind.RateLimit);
            foreach (var refusal in admission.Refused)
                refused.TryAdd((refusal.Desired.Key, refusal.Kind), refusal);
            foreach (var mitigation in admission.Admitted)
            {
                if (mitigation.Level > MitigationLevel.Firewall && !active.Contains(mitigation.Key))
                    announced.Add(at);
            }
            active = [.. admission.Admitted.Select(mitigation => mitigation.Key)];
        }

        internal ReplayedIncident Result(Incident incident) =>
            new(
                incident,
                [.. policy.Order.Where(levels.ContainsKey).Select(level => levels[level])],
                announced.Count,
                [.. refused.Values]
            );

        private void Note(DesiredMitigation mitigation, DateTimeOffset at)
        {
            var level = mitigation.Level;
            if (!levels.TryGetValue(level, out var noted) || mitigation.Disposition > noted.Disposition)
            {
                noted = new ReplayedLevel(
                    level,
                    mitigation.Disposition,
                    at,
                    noted?.Mitigations ?? 0,
                    mitigation.Reason
                );
            }
            levels[level] = noted with { Mitigations = noted.Mitigations + (seen.Add(mitigation.Key) ? 1 : 0) };
        }
    }
}
