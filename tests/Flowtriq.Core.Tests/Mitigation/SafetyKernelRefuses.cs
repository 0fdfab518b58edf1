using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class SafetyKernelRefuses
{
    [Fact]
    public void A_rule_for_one_customer_is_admitted()
    {
        var rule = Rule(Udp("203.0.113.9/32", 53));
        var admission = SafetyKernel.Admit([rule], Facts);
        Assert.Equal([rule], admission.Admitted);
        Assert.Empty(admission.Refused);
    }

    [Fact]
    public void The_rule_of_CenturyLink_in_2020_a_wildcard_without_destination()
    {
        var everything = new FlowSpecMatch().With(Protocol(IpProtocol.Tcp));
        Assert.Equal(RefusalKind.Wildcard, Refused(Rule(everything))?.Kind);
        Assert.Equal(RefusalKind.Wildcard, Refused(Rule(FlowSpecMatch.To(Host)))?.Kind);
    }

    [Fact]
    public void The_rule_of_Cloudflare_in_2013_an_impossible_packet_length()
    {
        var match = Udp("203.0.113.9/32", 53).With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 99_971, 99_985));
        var refusal = Refused(Rule(match));
        Assert.Equal(RefusalKind.BadRule, refusal?.Kind);
        Assert.Contains("out of range", refusal!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FlowSpecField.PacketLength, 20u)]
    [InlineData(FlowSpecField.Protocol, 0u)]
    [InlineData(FlowSpecField.DestinationPort, 0u)]
    public void A_term_that_excludes_nothing(FlowSpecField field, uint from) =>
        Assert.Equal(
            RefusalKind.Wildcard,
            Refused(Rule(FlowSpecMatch.To(Host).With(FlowSpecComponent.AtLeast(field, from))))?.Kind
        );

    [Theory]
    [InlineData("192.0.2.9/32", RefusalKind.NotOurs)]
    [InlineData("203.0.112.0/23", RefusalKind.NotOurs)]
    [InlineData("203.0.113.1/32", RefusalKind.ProtectedAddress)]
    [InlineData("203.0.113.0/26", RefusalKind.ProtectedAddress)]
    [InlineData("198.51.100.7/32", RefusalKind.NoCustomer)]
    [InlineData("2001:db8::/32", RefusalKind.Wildcard)]
    public void A_rule_for_addresses_it_must_not_touch(string to, RefusalKind kind) =>
        Assert.Equal(kind, Refused(Rule(Udp(to, 53)))?.Kind);

    [Fact]
    public void Nothing_more_than_a_node_filter_for_a_target_nobody_owns()
    {
        var filter = new MitigationAction.EdgeFilter(Discard(Udp("198.51.100.7/32", 53)));
        Assert.Null(Refused(Wanted(filter)));
        Assert.Equal(RefusalKind.NoCustomer, Refused(Blackhole("198.51.100.7/32"))?.Kind);
    }

    [Fact]
    public void What_could_match_a_BGP_session_or_the_controller()
    {
        var tcp = FlowSpecMatch.To(Host).With(Protocol(IpProtocol.Tcp));
        var to = FlowSpecField.DestinationPort;
        var from = FlowSpecField.SourcePort;
        Assert.Equal(RefusalKind.ProtectedTraffic, Refused(Rule(tcp))?.Kind);
        Assert.Equal(RefusalKind.ProtectedTraffic, Refused(Rule(tcp.With(FlowSpecComponent.AnyOf(to, 179))))?.Kind);
        Assert.Equal(RefusalKind.ProtectedTraffic, Refused(Rule(tcp.With(FlowSpecComponent.AnyOf(from, 7443))))?.Kind);
        Assert.Equal(
            RefusalKind.ProtectedTraffic,
            Refused(Rule(FlowSpecMatch.To(Host).With(FlowSpecComponent.Range(FlowSpecField.Port, 100, 200))))?.Kind
        );
        var answers = tcp.With(FlowSpecComponent.AnyOf(from, 179)).With(FlowSpecComponent.AtLeast(to, 30_000));
        Assert.Equal(RefusalKind.ProtectedTraffic, Refused(Rule(answers))?.Kind);
        Assert.Null(Refused(Rule(tcp.With(FlowSpecComponent.AnyOf(to, 80, 443)))));
        Assert.Null(Refused(Rule(tcp.With(ProtectedPorts.Except(from)).With(ProtectedPorts.Except(to)))));
    }

    [Fact]
    public void What_could_match_the_scrubbers_return_traffic()
    {
        var gre = FlowSpecMatch.To(Host).With(Protocol(IpProtocol.Gre));
        Assert.Equal(RefusalKind.ProtectedTraffic, Refused(Rule(gre))?.Kind);
        Assert.Null(Refused(Rule(gre with { Source = P("198.18.0.0/16") })));
        Assert.Null(Refused(Rule(gre), Facts with { ScrubberSources = [] }));
    }

    [Fact]
    public void A_black_hole_wider_than_a_host_until_two_people_agree()
    {
        Assert.Null(Refused(Blackhole("203.0.113.9/32")));
        Assert.Equal(RefusalKind.TooWide, Refused(Blackhole("203.0.113.128/25"))?.Kind);
        Assert.Equal(RefusalKind.TooWide, Refused(Blackhole("203.0.113.128/25", "ann"))?.Kind);
        Assert.Equal(RefusalKind.TooWide, Refused(Blackhole("203.0.113.128/25", "ann", "ann"))?.Kind);
        Assert.Equal(RefusalKind.TooWide, Refused(Blackhole("203.0.113.128/25", "ann", " "))?.Kind);
        var renamed = Blackhole("203.0.113.128/25") with { ApprovedBy = [new("7", "Ann"), new("7", "Anna")] };
        Assert.Equal(RefusalKind.TooWide, Refused(renamed)?.Kind);
        var alike = Blackhole("203.0.113.128/25") with { ApprovedBy = [new("7", "Ann"), new("8", "Ann")] };
        Assert.Null(Refused(alike));
        Assert.Null(Refused(Blackhole("203.0.113.128/25", "ann", "bob")));
        Assert.Equal(
            RefusalKind.TooWide,
            Refused(Blackhole("2001:db8:8::/47", "ann", "bob"), Facts with { Protected = [] })?.Kind
        );
    }

    [Fact]
    public void A_diversion_that_is_not_configured_or_goes_to_a_second_provider()
    {
        var open = Facts with { Protected = [] };
        var first = Wanted(new MitigationAction.Divert(P("203.0.113.0/24"), "cloudflare"));
        Assert.Null(Refused(first, open));
        Assert.Equal(RefusalKind.ProtectedAddress, Refused(first)?.Kind);
        Assert.Equal(
            RefusalKind.NotDivertible,
            Refused(Wanted(new MitigationAction.Divert(P("203.0.113.0/25"), "cloudflare")), open)?.Kind
        );
        var wide = open with
        {
            Own = [P("203.0.112.0/23"), .. open.Own],
            Divertible = [P("203.0.113.0/24"), P("203.0.112.0/23")],
        };
        var second = Wanted(new MitigationAction.Divert(P("203.0.112.0/23"), "path"));
        var admission = SafetyKernel.Admit([first, second], wide);
        Assert.Equal(RefusalKind.Conflict, Assert.Single(admission.Refused).Kind);
    }

    [Fact]
    public void What_has_no_expiry_or_a_wrong_one()
    {
        var rule = Rule(Udp("203.0.113.9/32", 53));
        Assert.Equal(RefusalKind.Expiry, Refused(rule with { Expires = null })?.Kind);
        Assert.Equal(RefusalKind.Expiry, Refused(rule with { Expires = Start })?.Kind);
        Assert.Equal(RefusalKind.Expiry, Refused(rule with { Expires = Start.AddHours(25) })?.Kind);
    }

    [Fact]
    public void Everything_while_the_kill_switch_is_on_or_the_run_is_dry()
    {
        var good = Rule(Udp("203.0.113.9/32", 53));
        var bad = Rule(Udp("192.0.2.9/32", 53));
        var killed = SafetyKernel.Admit([good, bad], Facts with { KillSwitch = true, Active = [good.Key] });
        Assert.Empty(killed.Admitted);
        Assert.All(killed.Refused, refusal => Assert.Equal(RefusalKind.KillSwitch, refusal.Kind));

        var dry = SafetyKernel.Admit([good, bad], Facts with { DryRun = true });
        Assert.Empty(dry.Admitted);
        Assert.Equal([RefusalKind.DryRun, RefusalKind.NotOurs], dry.Refused.Select(refusal => refusal.Kind).Order());
    }

    [Fact]
    public void What_nobody_approved() =>
        Assert.Equal(
            RefusalKind.NotApproved,
            Refused(Rule(Udp("203.0.113.9/32", 53)) with { Disposition = Disposition.AwaitsApproval })?.Kind
        );
}
