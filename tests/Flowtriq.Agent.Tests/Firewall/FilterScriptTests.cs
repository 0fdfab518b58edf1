using Flowtriq.Agent.Firewall;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Tests.Firewall;

public sealed class FilterScriptTests
{
    [Fact]
    public void Hosts_and_plain_ports_are_elements_and_everything_else_is_in_its_targets_chain()
    {
        var script = FilterScript.Write(
            "flowtriq_0",
            ["wan0", "wan1"],
            [P("198.51.100.0/24"), P("2001:db8:1::1/128")],
            [
                Entry(1, Udp("203.0.113.9/32").With(Any(FlowSpecField.SourcePort, 53, 123))),
                Entry(2, Udp("203.0.113.9/32").With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment))),
                Entry(3, FlowSpecMatch.To(P("2001:db8::9/128")).With(Any(FlowSpecField.Protocol, 47))),
                Entry(
                    4,
                    Udp("203.0.113.9/32")
                        .With(Any(FlowSpecField.SourcePort, 123))
                        .With(FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, 400))
                ),
                Entry(
                    5,
                    Udp("203.0.113.0/24").With(Any(FlowSpecField.DestinationPort, 80)),
                    FlowSpecAction.Limit(new BytesPerSecond(1_250_000))
                ),
                Entry(6, Udp("203.0.113.128/25").With(Any(FlowSpecField.SourcePort, 19)), timeout: 90),
            ]
        );

        Assert.Equal(
            """
            add table netdev flowtriq_0
            delete table netdev flowtriq_0
            table netdev flowtriq_0 {
              set allow4 { type ipv4_addr; flags interval; auto-merge; elements = { 198.51.100.0/24 }; }
              set sport4 { type ipv4_addr . inet_proto . inet_service; flags timeout; counter; elements = { 203.0.113.9 . 17 . 53 timeout 60s comment "1 node destination 203.0.113.9/32; protocol =17; source-port =53 | =123 > discard", 203.0.113.9 . 17 . 123 timeout 60s comment "1 node destination 203.0.113.9/32; protocol =17; source-port =53 | =123 > discard" }; }
              set frag4 { type ipv4_addr . inet_proto; flags timeout; counter; elements = { 203.0.113.9 . 17 timeout 60s comment "2 node destination 203.0.113.9/32; protocol =17; fragment =2 > discard" }; }
              chain target4_0 {
                ip daddr 203.0.113.9/32 meta l4proto { 17 } th sport { 123 } ip length { 400-9216 } counter drop comment "4 node destination 203.0.113.9/32; protocol =17; source-port =123; packet-length >=400 > discard"
              }
              chain target4_1 {
                ip daddr 203.0.113.0/24 meta l4proto { 17 } th dport { 80 } limit rate over 1250000 bytes/second burst 312500 bytes counter drop comment "5 node destination 203.0.113.0/24; protocol =17; destination-port =80 > rate-limit 1.25 MB/s"
                ip daddr 203.0.113.128/25 meta l4proto { 17 } th sport { 19 } counter drop comment "6 node destination 203.0.113.128/25; protocol =17; source-port =19 > discard"
              }
              map hosts4 { type ipv4_addr : verdict; flags timeout; elements = { 203.0.113.9 timeout 60s : jump target4_0 }; }
              map nets4 { type ipv4_addr : verdict; flags interval, timeout; elements = { 203.0.113.0/24 timeout 90s : jump target4_1 }; }
              chain v4 {
                ip daddr . meta l4proto . th sport @sport4 drop
                ip frag-off & 0x1fff != 0 ip daddr . meta l4proto @frag4 drop
                ip daddr vmap @hosts4
                ip daddr vmap @nets4
              }
              set allow6 { type ipv6_addr; flags interval; auto-merge; elements = { 2001:db8:1::1 }; }
              set proto6 { type ipv6_addr . inet_proto; flags timeout; counter; elements = { 2001:db8::9 . 47 timeout 60s comment "3 node destination 2001:db8::9/128; protocol =47 > discard" }; }
              chain v6 {
                ip6 daddr . meta l4proto @proto6 drop
              }
              counter seen0 { }
              counter passed0 { }
              chain in0 {
                type filter hook ingress device "wan0" priority -500; policy accept;
                ip saddr @allow4 accept
                ip6 saddr @allow6 accept
                counter name "seen0"
                meta protocol ip jump v4
                meta protocol ip6 jump v6
                counter name "passed0"
              }
              counter seen1 { }
              counter passed1 { }
              chain in1 {
                type filter hook ingress device "wan1" priority -500; policy accept;
                ip saddr @allow4 accept
                ip6 saddr @allow6 accept
                counter name "seen1"
                meta protocol ip jump v4
                meta protocol ip6 jump v6
                counter name "passed1"
              }
            }

            """,
            script
        );
    }

    public static TheoryData<string, string> Matches =>
        new()
        {
            { "syn", "meta l4proto { 6 } tcp flags & 2 == 2 tcp flags & 16 == 0" },
            { "fragments", "meta l4proto { 17 } ip frag-off & 0x1fff != 0" },
            { "first", "ip frag-off & 0x3fff == 0x2000" },
            { "ports", "meta l4proto { 6, 17, 132 } th dport { 0-178, 180-65535 }" },
            { "icmp", "meta l4proto { 1 } icmp type { 8 }" },
            { "source", "ip saddr 198.51.100.0/24 meta l4proto { 17 }" },
        };

    [Theory]
    [MemberData(nameof(Matches))]
    public void A_match_in_nfts_words(string kind, string expected)
    {
        var to = FlowSpecMatch.To(P("203.0.113.0/24"));
        var match = kind switch
        {
            "syn" => to.With(Any(FlowSpecField.Protocol, 6))
                .With(FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack)),
            "fragments" => to.With(Any(FlowSpecField.Protocol, 17))
                .With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment)),
            "first" => to.With(FlowSpecComponent.Fragment(FlowSpecFragments.FirstFragment)),
            "ports" => to.With(
                new FlowSpecComponent(
                    FlowSpecField.DestinationPort,
                    [new FlowSpecTerm(FlowSpecOperator.Less | FlowSpecOperator.Greater, 179)]
                )
            ),
            "icmp" => to.With(Any(FlowSpecField.Protocol, 1)).With(Any(FlowSpecField.IcmpType, 8)),
            _ => to.With(Any(FlowSpecField.Protocol, 17)) with { Source = P("198.51.100.0/24") },
        };

        Assert.Equal($"ip daddr 203.0.113.0/24 {expected}", Assert.Single(NftExpressions.Of(match)));
    }

    [Fact]
    public void A_port_of_either_side_is_two_rules_and_a_length_of_IPv6_counts_without_its_header()
    {
        Assert.Equal(
            [
                "ip6 daddr 2001:db8::/48 meta l4proto { 6, 17, 132 } th sport { 53 } ip6 length { 60-460 }",
                "ip6 daddr 2001:db8::/48 meta l4proto { 6, 17, 132 } th dport { 53 } ip6 length { 60-460 }",
            ],
            NftExpressions.Of(
                FlowSpecMatch
                    .To(P("2001:db8::/48"))
                    .With(Any(FlowSpecField.Port, 53))
                    .With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 100, 500))
            )
        );
    }

    [Fact]
    public void What_a_node_cannot_do_is_not_said()
    {
        var match = Udp("203.0.113.0/24").With(Any(FlowSpecField.SourcePort, 53));

        Assert.True(FilterScript.CanSay(new FlowSpecRule(match, FlowSpecAction.Discard)));
        Assert.False(FilterScript.CanSay(new FlowSpecRule(match, new FlowSpecAction { Mark = 8 })));
        Assert.False(
            FilterScript.CanSay(new FlowSpecRule(match.With(Any(FlowSpecField.FlowLabel, 1)), FlowSpecAction.Discard))
        );
    }

    private static FilterEntry Entry(int id, FlowSpecMatch match, FlowSpecAction? action = null, long timeout = 60) =>
        new(id, new FlowSpecRule(match, action ?? FlowSpecAction.Discard), ByNode: true, timeout);

    private static FlowSpecMatch Udp(string to) => FlowSpecMatch.To(P(to)).With(Any(FlowSpecField.Protocol, 17));

    private static FlowSpecComponent Any(FlowSpecField field, params uint[] values) =>
        FlowSpecComponent.AnyOf(field, values);

    private static IpPrefix P(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
