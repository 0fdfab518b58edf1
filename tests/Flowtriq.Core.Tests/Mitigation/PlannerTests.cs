using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using FsCheck;
using FsCheck.Fluent;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class PlannerTests
{
    private static readonly PlanOptions Options = new();

    private static readonly AttackVector Dns = Vector("DNS amplification", AttackFamily.Amplification, 53, 0.7);

    /// <summary>Web and DNS as a host usually has them.</summary>
    private static readonly ImmutableArray<TrafficBucket> Ordinary =
    [
        Bucket(IpProtocol.Tcp, 50_000, 443, 600, TcpFlags.Ack, 900),
        Bucket(IpProtocol.Tcp, 50_001, 443, 60, TcpFlags.Syn, 20),
        Bucket(IpProtocol.Udp, 53, 40_000, 120, TcpFlags.None, 80),
    ];

    [Fact]
    public void Reflection_from_several_ports_is_one_rule_and_its_fragments_a_second()
    {
        var picture = Picture(
            Dns,
            Vector("NTP amplification", AttackFamily.Amplification, 123, 0.2, 468),
            Vector("CLDAP amplification", AttackFamily.Amplification, 389, 0.1)
        );
        var plan = FlowSpecPlanner.Plan(Host, picture, TrafficMix.Unknown, Options);
        Assert.Equal(
            [
                "destination 203.0.113.9/32; protocol =17; source-port =53 | =123 | =389 → discard",
                "destination 203.0.113.9/32; protocol =17; fragment =2 → discard",
            ],
            plan.Rules.Select(rule => rule.Rule.ToString())
        );
    }

    [Fact]
    public void A_length_spares_ordinary_answers_of_the_same_service()
    {
        ImmutableArray<TrafficBucket> excess =
        [
            Bucket(IpProtocol.Udp, 53, 80, 1_500, TcpFlags.None, 6_000) with
            {
                Part = FragmentPart.First,
            },
            Bucket(IpProtocol.Udp, 53, 80, 1_200, TcpFlags.None, 3_000),
            Bucket(IpProtocol.Udp, 0, 0, 900, TcpFlags.None, 3_000) with
            {
                Part = FragmentPart.Later,
            },
        ];
        var plan = FlowSpecPlanner.Plan(Host, Picture(Dns), new TrafficMix(excess, Ordinary), Options);
        Assert.Equal(2, plan.Rules.Length);
        Assert.Contains("packet-length >=1200", plan.Rules[0].Rule.ToString(), StringComparison.Ordinal);
        Assert.Contains("fragment =2", plan.Rules[1].Rule.ToString(), StringComparison.Ordinal);
        Assert.Equal("matches 100 % of the excess, 0 % of normal", plan.Prediction.ToString());
        Assert.Equal(0.75, plan.Rules[0].Prediction.ExcessShare!.Value, 3);
    }

    [Fact]
    public void More_ports_than_a_component_takes_are_split_by_profile()
    {
        ushort[] ports = [53, 123, 389, 1900, 11211, 19, 17];
        var picture = Picture([
            .. ports.Select(port => Vector($"{port}", AttackFamily.Amplification, port, 1.0 / ports.Length, 400)),
        ]);
        int Rules(VendorProfile profile) =>
            FlowSpecPlanner.Plan(Host, picture, TrafficMix.Unknown, Options with { Profile = profile }).Rules.Length;
        Assert.Equal(2, Rules(VendorProfile.Frr));
        Assert.Equal(1, Rules(VendorProfile.Bird));
        Assert.Equal(0, Rules(VendorProfile.OpenBgpd));
    }

    [Fact]
    public void A_SYN_flood_is_limited_not_discarded_and_leaves_BGP_alone()
    {
        var syn = Vector("TCP SYN", AttackFamily.SynFlood, null, 1, 60, IpProtocol.Tcp);
        var rule = Assert.Single(FlowSpecPlanner.Plan(Host, Picture(syn), TrafficMix.Unknown, Options).Rules).Rule;
        Assert.False(rule.Action.IsDiscard);
        Assert.Null(Refused(Wanted(new MitigationAction.FlowSpec(rule))));
        var onBgp = syn with { Port = 179 };
        Assert.Empty(FlowSpecPlanner.Plan(Host, Picture(onBgp), TrafficMix.Unknown, Options).Rules);
    }

    [Fact]
    public void A_spoofed_SYN_flood_from_every_port_is_limited_on_its_port()
    {
        var syn = Vector("TCP SYN", AttackFamily.SynFlood, 25_565, 1, 40, IpProtocol.Tcp);
        var excess = Enumerable
            .Range(1, 3_000)
            .Select(port => Bucket(IpProtocol.Tcp, (ushort)(port * 21), 25_565, 40, TcpFlags.Syn, 1));
        var mix = new TrafficMix([.. excess], Ordinary).Digest(48, 48);
        var rule = Assert.Single(FlowSpecPlanner.Plan(Host, Picture(syn), mix, Options).Rules);
        Assert.InRange(rule.Prediction.ExcessShare!.Value, 0.9, 1);
        Assert.Null(Refused(Wanted(new MitigationAction.FlowSpec(rule.Rule))));
    }

    [Fact]
    public void A_rule_that_would_cost_too_much_normal_traffic_limits()
    {
        var flood = Vector("UDP flood", AttackFamily.UdpFlood, 40_000, 1, 120);
        var mix = new TrafficMix([Bucket(IpProtocol.Udp, 9_999, 40_000, 120, TcpFlags.None, 50_000)], Ordinary);
        var rule = Assert.Single(FlowSpecPlanner.Plan(Host, Picture(flood), mix, Options).Rules);
        Assert.Equal(0.08, rule.Prediction.NormalShare!.Value, 3);
        Assert.Equal(Options.CollateralLimit, rule.Rule.Action.Rate);
    }

    [Fact]
    public void Excluded_families_and_vectors_not_worth_a_rule_get_none()
    {
        var small = Vector("ICMP echo request", AttackFamily.IcmpFlood, null, 0.01, 84, IpProtocol.Icmp);
        Assert.Empty(FlowSpecPlanner.Plan(Host, Picture(small), TrafficMix.Unknown, Options).Rules);
        var excluded = Options with { Excluded = [AttackFamily.Amplification] };
        Assert.Empty(
            FlowSpecPlanner.Plan(Host, Picture(Dns with { MeanLength = 500 }), TrafficMix.Unknown, excluded).Rules
        );
    }

    [Fact]
    public void A_target_that_is_too_wide_gets_no_rule() =>
        Assert.Empty(FlowSpecPlanner.Plan(P("203.0.112.0/22"), Picture(Dns), TrafficMix.Unknown, Options).Rules);

    [Fact]
    public void Normal_traffic_is_taken_off_the_excess()
    {
        var flood = Enumerable
            .Range(0, 900)
            .Select(i => Bucket(IpProtocol.Udp, 53, (ushort)(20_000 + i), 1_400, TcpFlags.None, 10));
        var mix = TrafficMix.Split(Ordinary, 1, [.. Ordinary, .. flood], 1);
        Assert.Equal(9_000, mix.Excess.Sum(bucket => bucket.Packets), 0);
        Assert.DoesNotContain(mix.Excess, bucket => bucket.Protocol == IpProtocol.Tcp);
    }

    [Fact]
    public void Every_planned_rule_passes_the_kernel_and_predictions_are_shares() =>
        Prop.ForAll(
                Vectors().ToArbitrary(),
                vectors =>
                {
                    var mix = new TrafficMix([], Ordinary);
                    var plan = FlowSpecPlanner.Plan(Host, Picture([.. vectors]), mix, Options);
                    var facts = Facts with { ScrubberSources = [] };
                    return plan.Rules.Length <= Options.MaxRules
                        && plan.Rules.All(rule =>
                            Refused(Wanted(new MitigationAction.FlowSpec(rule.Rule)), facts) is null
                            && rule.Prediction is { ExcessShare: >= 0 and <= 1, NormalShare: >= 0 and <= 1 }
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    private static TrafficBucket Bucket(
        IpProtocol protocol,
        ushort from,
        ushort to,
        ushort length,
        TcpFlags flags,
        double packets
    ) => new(protocol, from, to, length, flags, 0, FragmentPart.Whole, packets);

    private static Gen<List<AttackVector>> Vectors() =>
        (
            from family in Gen.Elements(Enum.GetValues<AttackFamily>())
            from port in Gen.Elements<ushort?>(null, 17, 53, 80, 123, 179, 443, 7443, 11211)
            from share in Gen.Choose(1, 100)
            from length in Gen.Elements(40, 120, 468, 1_480)
            select Vector(family.ToString(), family, port, share / 100.0, length, ProtocolOf(family))
        )
            .NonEmptyListOf()
            .Select(vectors => vectors.ToList());

    private static IpProtocol ProtocolOf(AttackFamily family) =>
        family switch
        {
            >= AttackFamily.SynFlood and <= AttackFamily.NullFlood => IpProtocol.Tcp,
            AttackFamily.IcmpFlood => IpProtocol.Icmp,
            AttackFamily.ProtocolFlood => IpProtocol.Gre,
            AttackFamily.IpFragment => IpProtocol.Tcp,
            _ => IpProtocol.Udp,
        };
}
