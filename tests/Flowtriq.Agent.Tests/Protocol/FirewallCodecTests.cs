using System.Security.Cryptography;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Google.Protobuf;
using FilterOrder = Flowtriq.Core.Mitigation.Local.FilterOrder;

namespace Flowtriq.Agent.Tests.Protocol;

public sealed class FirewallCodecTests
{
    private static readonly NodeId Node = new("node-1");

    public static TheoryData<FlowSpecRule> Rules =>
        new(
            new FlowSpecRule(
                FlowSpecMatch
                    .To(Prefix("203.0.113.9/32"))
                    .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                    .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53, 123))
                    .With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 400, 1500)),
                FlowSpecAction.Discard
            ),
            new FlowSpecRule(
                FlowSpecMatch
                    .To(Prefix("2001:db8:9::/48"))
                    .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 6))
                    .With(FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack)) with
                {
                    Source = Prefix("2001:db8:8::/48"),
                },
                FlowSpecAction.Limit(new BytesPerSecond(125_000))
            ),
            new FlowSpecRule(
                FlowSpecMatch
                    .To(Prefix("203.0.113.0/24"))
                    .With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment)),
                new FlowSpecAction { PacketRate = new PacketsPerSecond(1_000) }
            )
        );

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_rebuilt_exactly(FlowSpecRule rule)
    {
        var wire = FilterRule.Parser.ParseFrom(FilterRuleCodec.Encode(rule).ToByteArray());

        Assert.True(FilterRuleCodec.TryDecode(wire, out var back));

        Assert.Equal(rule, back);
        Assert.Equal(new MitigationAction.EdgeFilter(rule).Key, new MitigationAction.EdgeFilter(back).Key);
    }

    [Fact]
    public void What_is_no_rule_is_refused()
    {
        var good = FilterRuleCodec.Encode(
            new FlowSpecRule(
                FlowSpecMatch.To(Prefix("203.0.113.9/32")).With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17)),
                FlowSpecAction.Discard
            )
        );
        FilterRule Broken(Action<FilterRule> change)
        {
            var clone = good.Clone();
            change(clone);
            return clone;
        }

        Assert.True(FilterRuleCodec.TryDecode(good, out _));
        Assert.False(FilterRuleCodec.TryDecode(null, out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.Destination = ""), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.Source = "203.0.113.9/8"), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.ClearRateBytes()), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.RateBytes = double.NaN), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.RatePackets = 5), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.Components[0].Field = 99), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.Components[0].Terms.Clear()), out _));
        Assert.False(FilterRuleCodec.TryDecode(Broken(rule => rule.Components.Add(rule.Components[0])), out _));
    }

    [Fact]
    public void A_policy_comes_back_with_level_1_of_every_policy_in_it()
    {
        var rules = Laid();

        var wire = FirewallPolicy.Parser.ParseFrom(FirewallPolicyCodec.Encode(rules, Node).ToByteArray());

        Assert.True(FirewallPolicyCodec.TryDecode(wire, out var back));
        Assert.Equal("node-1", wire.Node);
        Assert.Equal(rules.Version, back.Version);
        Assert.Equal(rules.Own, back.Own);
        Assert.Equal(rules.Protected, back.Protected);
        Assert.Equal(rules.Allow, back.Allow);
        Assert.Equal(7, back.MaxFilters);
        Assert.True(back.DryRun);
        Assert.True(back.KillSwitch);
        var customer = back.PolicyFor(Prefix("203.0.113.9/32"))!;
        Assert.Equal("standard ladder", customer.Name);
        Assert.Equal([MitigationLevel.Firewall], customer.Levels.Keys);
        var before = rules.Entries[0].Policy;
        Assert.Equal(before.Levels[MitigationLevel.Firewall], customer.Levels[MitigationLevel.Firewall]);
        Assert.Equal(before.Exclusions.Addresses, customer.Exclusions.Addresses);
        Assert.Equal(before.Exclusions.Vectors, customer.Exclusions.Vectors);
        Assert.Equal(before.Settle, customer.Settle);
        var window = Assert.Single(customer.Schedule);
        Assert.Equal(before.Schedule[0].Days, window.Days);
        Assert.Equal(before.Schedule[0] with { Days = window.Days }, window);
        Assert.Equal("monitor only", back.PolicyFor(Prefix("198.51.100.1/32"))!.Name);
    }

    [Fact]
    public void A_policy_that_would_not_be_valid_is_refused_as_a_whole()
    {
        var wire = FirewallPolicyCodec.Encode(Laid(), Node);
        wire.Entries[0].Rules.TtlSeconds = 1;

        Assert.False(FirewallPolicyCodec.TryDecode(wire, out _));
    }

    [Fact]
    public void Orders_come_back_and_one_faulty_filter_refuses_them_all()
    {
        var expires = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
        FilterOrder[] wanted = [.. Rules.Select(row => new FilterOrder(row.Data, expires))];
        var wire = FirewallOrders.Parser.ParseFrom(FirewallOrdersCodec.Encode(5, Node, wanted).ToByteArray());

        Assert.True(FirewallOrdersCodec.TryDecode(wire, out var back));
        Assert.Equal(wanted, back);
        Assert.Equal(5u, wire.Version);

        wire.Filters[1].Rule.Destination = "everything";
        Assert.False(FirewallOrdersCodec.TryDecode(wire, out _));
    }

    [Fact]
    public void Only_what_the_key_signed_for_this_purpose_passes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] payload = [1, 2, 3];
        var orders = new SignedFirewallOrders
        {
            Payload = ByteString.CopyFrom(payload),
            Signature = ByteString.CopyFrom(FirewallSignature.SignOrders(key, payload)),
        };

        Assert.True(FirewallSignature.IsOrders(key, orders));
        Assert.False(FirewallSignature.IsOrders(other, orders));
        Assert.False(
            FirewallSignature.IsPolicy(
                key,
                new SignedFirewallPolicy { Payload = orders.Payload, Signature = orders.Signature }
            )
        );
        orders.Payload = ByteString.CopyFrom(1, 2, 4);
        Assert.False(FirewallSignature.IsOrders(key, orders));
        orders.Signature = ByteString.Empty;
        Assert.False(FirewallSignature.IsOrders(key, orders));
    }

    private static LocalRules Laid() =>
        new()
        {
            Version = 42,
            Own = [Prefix("203.0.113.0/24"), Prefix("2001:db8::/32")],
            Protected = [new ProtectedPrefix(Prefix("203.0.113.53/32"), "resolver")],
            Allow = [Prefix("198.51.100.0/24")],
            MaxFilters = 7,
            DryRun = true,
            KillSwitch = true,
            Workspace = PolicyPresets.MonitorOnly,
            Entries =
            [
                new LocalEntry(
                    [Prefix("203.0.113.0/25")],
                    PolicyPresets.StandardLadder with
                    {
                        Exclusions = new PolicyExclusions(
                            [Prefix("203.0.113.8/32")],
                            [Core.Classification.AttackFamily.SynFlood]
                        ),
                        Schedule =
                        [
                            new ScheduleWindow(
                                [DayOfWeek.Monday, DayOfWeek.Saturday],
                                new TimeOnly(8, 0),
                                new TimeOnly(18, 30),
                                LevelMode.Approve,
                                TimeSpan.FromHours(-2)
                            ),
                        ],
                    }
                ),
            ],
        };

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
