using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class SafetyProperties
{
    private static readonly string[] Prefixes =
    [
        "0.0.0.0/0",
        "203.0.113.9/32",
        "203.0.113.10/32",
        "203.0.113.64/26",
        "203.0.113.0/24",
        "203.0.112.0/23",
        "203.0.113.1/32",
        "198.51.100.7/32",
        "192.0.2.1/32",
        "2001:db8:9::1/128",
        "2001:db8:9::/48",
        "2001:db8::/32",
        "::/0",
    ];

    [Fact]
    public void What_is_admitted_was_desired_and_nothing_is_lost() =>
        Holds(
            (desired, facts) =>
            {
                var admission = SafetyKernel.Admit(desired, facts);
                return admission.Admitted.All(desired.Contains)
                    && admission.Admitted.Length + admission.Refused.Length == desired.Count
                    && admission.Refused.All(refusal => refusal.Reason.Length > 10);
            }
        );

    [Fact]
    public void Admitting_again_changes_nothing() =>
        Holds(
            (desired, facts) =>
            {
                var once = SafetyKernel.Admit(desired, facts).Admitted;
                return SafetyKernel.Admit(once, facts).Admitted.SequenceEqual(once);
            }
        );

    [Fact]
    public void Nothing_leaves_our_own_prefixes_or_touches_a_protected_one() =>
        Holds(
            (desired, facts) =>
                SafetyKernel
                    .Admit(desired, facts)
                    .Admitted.All(mitigation =>
                        mitigation.Target is { } target
                        && facts.Own.Any(own => own.Contains(target))
                        && !facts.Protected.Any(entry => FlowSpecEvaluation.Overlap(entry.Prefix, target))
                        && mitigation.Expires > facts.Now
                    )
        );

    [Fact]
    public void No_admitted_rule_matches_everything_or_a_BGP_session() =>
        Holds(
            (desired, facts) =>
                SafetyKernel
                    .Admit(desired, facts)
                    .Admitted.Select(mitigation => mitigation.Action)
                    .OfType<MitigationAction.FlowSpec>()
                    .All(rule =>
                        IsLimited(rule.Rule.Match) && !Stops(rule.Rule.Match, 179) && !Stops(rule.Rule.Match, 7443)
                    )
        );

    [Fact]
    public void No_admitted_black_hole_is_wider_than_a_host_without_two_people() =>
        Holds(
            (desired, facts) =>
                SafetyKernel
                    .Admit(desired, facts)
                    .Admitted.Where(mitigation => mitigation.Action is MitigationAction.Blackhole)
                    .All(mitigation => mitigation.Target!.Value.IsHost || mitigation.Approvals >= 2)
        );

    // Judged packet by packet, not with the kernel's own reasoning.
    private static bool Stops(FlowSpecMatch match, ushort port) =>
        new (ushort From, ushort To)[] { (40_000, port), (port, 40_000), (1_024, port), (port, 65_535) }.Any(ports =>
            new Flowtriq.Core.Classification.TrafficBucket(
                IpProtocol.Tcp,
                ports.From,
                ports.To,
                60,
                TcpFlags.Ack,
                0,
                Flowtriq.Core.Classification.FragmentPart.Whole,
                1
            ).Matches(match)
        );

    private static bool IsLimited(FlowSpecMatch match) =>
        match.Destination is { } to
        && to.Length >= (to.IsV4 ? 24 : 48)
        && match.Components.Any(component => !FlowSpecEvaluation.IsAlwaysTrue(component));

    private static void Holds(Func<IReadOnlyList<DesiredMitigation>, SafetyFacts, bool> property) =>
        Prop.ForAll(
                (
                    from desired in Desired().ListOf()
                    from facts in SomeFacts()
                    select (desired.ToList(), facts)
                ).ToArbitrary(),
                sample => property(sample.Item1, sample.facts)
            )
            .QuickCheckThrowOnFailure();

    private static Gen<SafetyFacts> SomeFacts() =>
        from announced in Gen.Choose(0, 12)
        from perRouter in Gen.Choose(0, 4)
        from perCustomer in Gen.Choose(1, 6)
        from dry in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Facts with
        {
            AnnouncedInLastMinute = announced,
            Routers = [new RouterBudget("edge1", VendorProfile.Frr, perRouter, perRouter)],
            Limits = new SafetyLimits { RoutesPerCustomer = perCustomer },
            DryRun = dry,
        };

    private static Gen<DesiredMitigation> Desired() =>
        from prefix in Gen.Elements(Prefixes)
        from kind in Gen.Choose(0, 3)
        from match in Match(P(prefix))
        from minutes in Gen.Elements(-1, 0, 5, 60, 3_000)
        from approvals in Gen.Choose(0, 2)
        from disposition in Gen.Frequency(
            (4, Gen.Constant(Disposition.Apply)),
            (1, Gen.Elements(Enum.GetValues<Disposition>()))
        )
        select new DesiredMitigation
        {
            Action = kind switch
            {
                0 => new MitigationAction.EdgeFilter(Discard(match)),
                1 => new MitigationAction.FlowSpec(Discard(match)),
                2 => new MitigationAction.Blackhole(P(prefix)),
                _ => new MitigationAction.Divert(P(prefix), "cloudflare"),
            },
            Origin = new MitigationOrigin.ByPolicy("standard", 1),
            Expires = minutes < 0 ? null : Start.AddMinutes(minutes),
            Disposition = disposition,
            ApprovedBy = ImmutableArray.Create(Person("ann"), Person("bob"))[..approvals],
        };

    private static Gen<FlowSpecMatch> Match(IpPrefix to) =>
        from components in Component().ListOf(3)
        from bare in Gen.Choose(0, 5)
        select components.Take(bare).Aggregate(FlowSpecMatch.To(to), (match, component) => match.With(component));

    private static Gen<FlowSpecComponent> Component() =>
        from field in Gen.Elements(
            FlowSpecField.Protocol,
            FlowSpecField.Port,
            FlowSpecField.DestinationPort,
            FlowSpecField.SourcePort,
            FlowSpecField.PacketLength
        )
        from value in Gen.Elements(0u, 6u, 17u, 53u, 178u, 179u, 443u, 1_000u, 7_443u, 65_535u, 99_971u)
        from shape in Gen.Choose(0, 3)
        select shape switch
        {
            0 => FlowSpecComponent.AnyOf(field, value),
            1 => FlowSpecComponent.AtLeast(field, value),
            2 => FlowSpecComponent.AtMost(field, value),
            _ => new FlowSpecComponent(field, [new(FlowSpecOperator.Less | FlowSpecOperator.Greater, value)]),
        };
}
