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
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>Whatever people lay down and whatever attacks: ladder and safety kernel together, several attacks at once.</summary>
public sealed class AnyPolicyProperties
{
    private static readonly string[] Targets =
    [
        "203.0.113.9/32",
        "203.0.113.1/32",
        "203.0.113.0/24",
        "203.0.113.64/26",
        "198.51.100.7/32",
        "192.0.2.1/32",
        "192.0.2.0/24",
        "203.0.112.0/23",
        "2001:db8:9::1/128",
        "2001:db8:9::/48",
        "2001:db8::/32",
        "2001:db9::1/128",
    ];

    private static readonly string[] Owned =
    [
        "203.0.113.0/24",
        "203.0.113.0/28",
        "203.0.112.0/23",
        "198.51.100.0/24",
        "192.0.2.0/24",
        "2001:db8:9::/48",
        "2001:db8::/32",
    ];

    private static readonly IpPrefix Diverted = P("198.51.100.0/24");

    private sealed record Moment(int Mbps, int Left, int Link, int Seconds, bool Over);

    private sealed record Fight(string? Target, int Vectors, Severity Severity, int People, List<Moment> Moments);

    private sealed record World(Policy Policy, List<int> Prefixes, SafetyFacts Facts, List<Fight> Fights);

    [Fact]
    public void Enough_is_admitted_on_every_level_for_the_properties_to_say_something()
    {
        var admitted = Worlds()
            .Sample(1_000)
            .SelectMany(world =>
            {
                var (desired, facts) = Play(world);
                return SafetyKernel.Admit(desired, facts).Admitted;
            })
            .CountBy(m => m.Level)
            .ToDictionary();
        foreach (var level in Enum.GetValues<MitigationLevel>())
            Assert.True(admitted.GetValueOrDefault(level) > 10, $"{level}: {admitted.GetValueOrDefault(level)}");
    }

    [Fact]
    public void What_leaves_the_kernel_was_wanted_by_the_ladder_and_agreed_to() =>
        Holds(
            (_, desired, admission, _) =>
                admission.Admitted.All(m => desired.Contains(m) && m.Disposition == Disposition.Apply)
                && admission.Admitted.Length + admission.Refused.Length == desired.Count
        );

    [Fact]
    public void No_route_leaves_our_own_prefixes_touches_a_protected_one_or_stays_for_ever() =>
        Holds(
            (_, _, admission, facts) =>
                admission.Admitted.All(m =>
                    m.Target is { } target
                    && facts.Own.Any(own => own.Contains(target))
                    && facts.Protected.All(e => !e.Prefix.Contains(target) && !target.Contains(e.Prefix))
                    && m.Expires is { } expires
                    && expires > facts.Now
                    && expires - facts.Now <= facts.Limits.LongestLife
                )
        );

    [Fact]
    public void Above_level_1_every_route_has_a_customer_and_the_level_is_one_the_policy_starts() =>
        Holds(
            (world, _, admission, facts) =>
                admission
                    .Admitted.Where(m => m.Level > MitigationLevel.Firewall)
                    .All(m =>
                        facts.Customers.All.Any(c =>
                            c.Prefixes.Any(p => p.Contains(m.Target!.Value) || m.Target.Value.Contains(p))
                        )
                        && world.Policy.Levels.TryGetValue(m.Level, out var level)
                        && level.Mode != LevelMode.Observe
                        && (level.Mode == LevelMode.Auto || m.Approvals > 0)
                        && !world.Policy.Exclusions.Covers(m.Target!.Value)
                    )
        );

    [Fact]
    public void No_rule_is_a_wildcard_and_no_black_hole_wider_than_two_people_agreed_to() =>
        Holds(
            (_, _, admission, _) =>
                admission.Admitted.All(m =>
                    m.Action.Match(
                        filter => IsNarrow(filter.Rule.Match),
                        rule => IsNarrow(rule.Rule.Match),
                        blackhole =>
                            blackhole.Prefix.IsHost
                            || (m.Approvals >= 2 && blackhole.Prefix.Length >= (blackhole.Prefix.IsV4 ? 24 : 48)),
                        divert => divert.Prefix == Diverted
                    )
                )
        );

    [Fact]
    public void Budgets_hold_over_all_attacks_together() =>
        Holds(
            (_, _, admission, facts) =>
            {
                var routes = admission.Admitted.Where(m =>
                    m.Level is MitigationLevel.FlowSpec or MitigationLevel.Blackhole
                );
                return routes.Count(m => m.Level == MitigationLevel.FlowSpec) <= facts.Routers[0].MaxFlowSpec
                    && routes.Count(m => m.Level == MitigationLevel.Blackhole) <= facts.Routers[0].MaxBlackholes
                    && routes
                        .GroupBy(m => facts.Customers.OwnerOf(m.Target!.Value)?.Name)
                        .All(same => same.Count() <= facts.Limits.RoutesPerCustomer)
                    && admission.Admitted.Select(m => m.Key).Distinct().Count() == admission.Admitted.Length;
            }
        );

    [Fact]
    public void The_kill_switch_and_the_dry_run_leave_nothing() =>
        Holds(
            (_, desired, _, facts) =>
                SafetyKernel.Admit(desired, facts with { KillSwitch = true }).Admitted.IsEmpty
                && SafetyKernel.Admit(desired, facts with { DryRun = true }).Admitted.IsEmpty
        );

    private static bool IsNarrow(FlowSpecMatch match) =>
        match.Destination is { } to
        && to.Length >= (to.IsV4 ? 24 : 48)
        && match.Components.Any(component => !FlowSpecEvaluation.IsAlwaysTrue(component));

    private static void Holds(Func<World, IReadOnlyList<DesiredMitigation>, Admission, SafetyFacts, bool> property) =>
        Prop.ForAll(
                Worlds().ToArbitrary(),
                world =>
                {
                    var (desired, facts) = Play(world);
                    var apply = desired.Where(m => m.Disposition == Disposition.Apply).ToList();
                    // The kernel is the door even for what was never agreed to.
                    return property(world, desired, SafetyKernel.Admit(desired, facts), facts)
                        && property(world, apply, SafetyKernel.Admit(apply, facts), facts);
                }
            )
            .QuickCheckThrowOnFailure();

    private static (List<DesiredMitigation> Desired, SafetyFacts Facts) Play(World world)
    {
        var customers = world
            .Prefixes.Distinct()
            .Select(index => new Customer { Name = $"customer {index % 3}", Prefixes = [P(Owned[index])] })
            .GroupBy(customer => customer.Name)
            .Select(same => same.First() with { Prefixes = [.. same.SelectMany(c => c.Prefixes)] });
        var facts = world.Facts with { Customers = new CustomerTable(customers) };
        var desired = new List<DesiredMitigation>();
        foreach (var (fight, number) in world.Fights.Select((fight, number) => (fight, number)))
        {
            var last = Fought(world, fight, number, facts);
            desired.AddRange(last.Desired);
        }
        return (desired, facts);
    }

    private static LadderDecision Fought(World world, Fight fight, int number, SafetyFacts facts)
    {
        var picture = fight.Vectors switch
        {
            0 => AttackPicture.Unattributed,
            1 => Picture(Vector("DNS amplification", AttackFamily.Amplification, 53)),
            2 => Picture(Vector("SYN flood", AttackFamily.SynFlood, null, protocol: IpProtocol.Tcp, length: 60)),
            _ => Picture(
                Vector("BGP flood", AttackFamily.SynFlood, 179, 0.5, 60, IpProtocol.Tcp),
                Vector("GRE flood", AttackFamily.ProtocolFlood, null, 0.5, 900, IpProtocol.Gre)
            ),
        };
        var run = new LadderRun(world.Policy);
        foreach (var moment in fight.Moments)
        {
            run.Incident = Attack(
                fight.Target,
                moment.Over ? IncidentState.Subsiding : IncidentState.Open,
                fight.Severity
            ) with
            {
                Id = new IncidentId(number + 1),
                Picture = picture,
            };
            run.Facts = new LadderFacts
            {
                Owner = fight.Target is { } target ? facts.Customers.OwnerOf(P(target)) : null,
                Plan = fight.Target is { } hit
                    ? FlowSpecPlanner.Plan(P(hit), picture, TrafficMix.Unknown, new PlanOptions())
                    : FlowSpecPlan.None,
                Diversion = new MitigationAction.Divert(Diverted, "scrubber"),
                Approvals =
                [
                    .. from level in Enum.GetValues<MitigationLevel>()
                    from person in new[] { "ann", "bob" }.Take(fight.People)
                    select new LevelApproval(level, Net.Person(person)),
                ],
            };
            run.For(moment.Seconds, moment.Mbps, moment.Mbps * moment.Left / 100.0, moment.Link / 100.0);
        }
        // Judged at one moment: what was due just before it.
        return run.Last with
        {
            Desired = [.. run.Last.Desired.Select(m => m with { Expires = Start + (m.Expires!.Value - run.Now) })],
        };
    }

    private static Gen<World> Worlds() =>
        from policy in PolicyGen.Valid()
        from prefixes in Gen.Choose(0, Owned.Length - 1).ListOf()
        from perRouter in Gen.Choose(0, 4)
        from perCustomer in Gen.Choose(1, 6)
        from announced in Gen.Choose(0, 12)
        from fights in Fights().NonEmptyListOf()
        select new World(
            policy,
            [.. prefixes],
            Facts with
            {
                AnnouncedInLastMinute = announced,
                Routers = [new RouterBudget("edge1", VendorProfile.Frr, perRouter, perRouter)],
                Limits = new SafetyLimits { RoutesPerCustomer = perCustomer },
                Divertible = [Diverted],
            },
            [.. fights.Take(4)]
        );

    private static Gen<Fight> Fights() =>
        from target in Gen.Frequency(
            (12, Gen.Elements(Targets).Select(static t => (string?)t)),
            (1, Gen.Constant<string?>(null))
        )
        from vectors in Gen.Choose(0, 3)
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from people in Gen.Choose(0, 2)
        from moments in Moments().NonEmptyListOf()
        select new Fight(target, vectors, severity, people, [.. moments.Take(4)]);

    private static Gen<Moment> Moments() =>
        from mbps in Gen.Elements(0, 60, 600, 2_500, 8_000)
        from left in Gen.Elements(0, 1, 50, 100)
        from link in Gen.Elements(10, 72, 85)
        from seconds in Gen.Elements(1, 3, 12, 70)
        from over in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Moment(mbps, left, link, seconds, over);
}
