using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>
/// Ladder and safety kernel in a closed loop on virtual time: an attack of a given rate, levels that each let a share of
/// it pass, and a router table that follows what is admitted. Every change of the table is kept.
/// </summary>
public sealed class LadderTimeline
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly IpPrefix Target = Timeline.Prefix("203.0.113.9/32");
    private static readonly AttackPicture Dns = new(
        AttackFamily.Amplification,
        [new("DNS amplification", AttackFamily.Amplification, IpProtocol.Udp, 53, 1, 1, 1_200, null, 0.95)],
        0.95,
        300,
        0,
        [],
        500,
        true,
        1
    );

    private readonly List<(double At, Action Do)> events = [];
    private readonly List<(double At, string Key)> announced = [];
    private readonly Customer customer = new() { Name = "Acme", Prefixes = [Timeline.Prefix("203.0.113.0/24")] };
    private LadderState state = LadderState.Empty;
    private double now;

    public required Policy Policy { get; set; }

    /// <summary>Rate of the attack in Mbps at a second.</summary>
    public required Func<double, double> Mbps { get; init; }

    /// <summary>Share of the attack that a level lets pass.</summary>
    public Dictionary<MitigationLevel, double> Leaks { get; } =
        new()
        {
            [MitigationLevel.Firewall] = 1,
            [MitigationLevel.FlowSpec] = 0.5,
            [MitigationLevel.Blackhole] = 0,
            [MitigationLevel.Scrubbing] = 0,
        };

    public double CapacityMbps { get; init; } = 100_000;

    /// <summary>What others send over the same link, Mbps.</summary>
    public double OthersMbps { get; init; }

    /// <summary>The diversion configured for the customer's prefix; null for none.</summary>
    public MitigationAction.Divert? Diversion { get; init; }

    public bool KillSwitch { get; set; }

    public bool DryRun { get; set; }

    /// <summary>What the nodes and routers hold, by key.</summary>
    public ImmutableDictionary<string, DesiredMitigation> Table { get; private set; } =
        ImmutableDictionary<string, DesiredMitigation>.Empty;

    public List<string> Asks { get; } = [];

    /// <summary>Levels in the table after each second in which they changed: "0: 1", "11: 1 2".</summary>
    public List<string> Levels { get; } = [];

    public void At(double seconds, Action what) => events.Add((seconds, what));

    public void Run(double until)
    {
        for (; now < until; now++)
        {
            foreach (var (_, what) in events.Where(e => e.At >= now && e.At < now + 1).ToArray())
                what();
            Tick();
        }
    }

    /// <summary>When routes above level 1 were announced, by key.</summary>
    public IEnumerable<IGrouping<string, double>> Announcements =>
        announced.Where(a => !a.Key.StartsWith("L1", StringComparison.Ordinal)).GroupBy(a => a.Key, a => a.At);

    private void Tick()
    {
        var attack = Mbps(now) * 1e6;
        var left = Table.Values.Select(m => m.Level).Distinct().Aggregate(attack, (rate, level) => rate * Leaks[level]);
        var facts = new LadderFacts
        {
            Offered = TrafficRate.Of(attack / 9_600, attack),
            Residual = new BitsPerSecond(left),
            LinkShare = (left + (OthersMbps * 1e6)) / (CapacityMbps * 1e6),
            Owner = customer,
            Plan = FlowSpecPlanner.Plan(
                Target,
                Dns,
                TrafficMix.Unknown,
                new PlanOptions { Excluded = Policy.Exclusions.Vectors }
            ),
            Diversion = Diversion,
        };
        var decision = Ladder.Decide(Incident(attack > 0), Policy, facts, state, Begin.AddSeconds(now));
        state = decision.State;
        Asks.AddRange(decision.Asks.Except(Asks));
        Apply(SafetyKernel.Admit(decision.Desired, Safety()).Admitted);
    }

    private void Apply(ImmutableArray<DesiredMitigation> admitted)
    {
        var next = admitted.ToImmutableDictionary(m => m.Key);
        announced.AddRange(next.Keys.Where(key => !Table.ContainsKey(key)).Select(key => (now, key)));
        var levels = string.Join(' ', next.Values.Select(m => (int)m.Level).Distinct().Order());
        if (levels != string.Join(' ', Table.Values.Select(m => (int)m.Level).Distinct().Order()))
            Levels.Add($"{now}: {levels}");
        Table = next;
    }

    private SafetyFacts Safety() =>
        new()
        {
            Now = Begin.AddSeconds(now),
            Own = customer.Prefixes,
            Customers = new CustomerTable([customer]),
            Divertible = Diversion is { } divert ? [divert.Prefix] : [],
            Active = [.. Table.Keys],
            AnnouncedInLastMinute = announced.Count(a => a.At > now - 60),
            KillSwitch = KillSwitch,
            DryRun = DryRun,
        };

    private static Incident Incident(bool active) =>
        new()
        {
            Id = new IncidentId(1),
            State = active ? IncidentState.Open : IncidentState.Subsiding,
            Direction = Direction.Inbound,
            Target = Target,
            Picture = Dns,
            Opened = Begin,
            Onset = Begin,
            Detected = Begin,
            LastReport = Begin,
        };
}
