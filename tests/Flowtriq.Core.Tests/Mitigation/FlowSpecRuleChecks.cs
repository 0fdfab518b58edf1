using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>Rules that have reset sessions or taken networks down are refused with a reason; good ones pass.</summary>
public sealed class FlowSpecRuleChecks
{
    private static readonly FlowSpecMatch Dns = To("203.0.113.9/32")
        .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
        .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53));

    [Fact]
    public void A_plain_rule_suits_every_router_that_takes_rules() =>
        Assert.All(
            VendorProfile.All.Where(profile => profile.MaxRules > 0),
            profile => Assert.Empty(Faults(Dns, profile: profile))
        );

    [Fact]
    public void A_router_without_flowspec_takes_none() =>
        Assert.Equal([FlowSpecFaultKind.Unsupported], Faults(Dns, profile: VendorProfile.OpenBgpd));

    [Fact]
    public void Everything_towards_a_destination_is_a_wildcard() =>
        Assert.Equal([FlowSpecFaultKind.Wildcard], Faults(To("203.0.113.9/32")));

    [Fact]
    public void A_rule_without_destination_is_refused() =>
        Assert.Contains(FlowSpecFaultKind.NoDestination, Faults(new FlowSpecMatch()));

    [Theory]
    [InlineData("203.0.112.0/23")]
    [InlineData("0.0.0.0/0")]
    [InlineData("2001:db8::/47")]
    public void A_wide_destination_is_refused(string destination) =>
        Assert.Equal(
            [FlowSpecFaultKind.DestinationTooWide],
            Faults(To(destination).With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17)))
        );

    [Fact]
    public void The_packet_length_that_crashed_routers_in_2013_is_refused() =>
        Assert.Contains(
            FlowSpecFaultKind.Value,
            Faults(Dns.With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 99_971, 99_985)))
        );

    [Fact]
    public void Six_values_are_too_many_for_frr_and_fine_for_bird()
    {
        var match = Dns.With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 1, 2, 3, 4, 5, 6));
        Assert.Equal([FlowSpecFaultKind.TermCount], Faults(match, profile: VendorProfile.Frr));
        Assert.Empty(Faults(match, profile: VendorProfile.Bird));
    }

    [Fact]
    public void And_in_the_first_value_is_refused() =>
        Assert.Contains(
            FlowSpecFaultKind.Operator,
            Faults(With(FlowSpecField.SourcePort, new(FlowSpecOperator.And | FlowSpecOperator.Equal, 53)))
        );

    [Theory]
    [InlineData(FlowSpecOperator.None)]
    [InlineData(FlowSpecOperator.Less | FlowSpecOperator.Greater | FlowSpecOperator.Equal)]
    public void A_comparison_that_is_always_or_never_true_is_refused(FlowSpecOperator operation) =>
        Assert.Contains(FlowSpecFaultKind.Operator, Faults(With(FlowSpecField.SourcePort, new(operation, 53))));

    [Fact]
    public void An_empty_range_matches_nothing() =>
        Assert.Equal(
            [FlowSpecFaultKind.MatchesNothing],
            Faults(Dns.With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 500, 400)))
        );

    [Fact]
    public void Ports_of_trailing_fragments_match_nothing_but_of_first_fragments_do()
    {
        var trailing = Dns.With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment));
        var first = Dns.With(FlowSpecComponent.Fragment(FlowSpecFragments.FirstFragment));
        Assert.Equal([FlowSpecFaultKind.MatchesNothing], Faults(trailing));
        Assert.Empty(Faults(first));
    }

    [Fact]
    public void Ipv6_has_no_dont_fragment_bit_and_ipv4_no_flow_label()
    {
        var v6 = To("2001:db8::9/128").With(FlowSpecComponent.Fragment(FlowSpecFragments.DontFragment));
        var v4 = Dns.With(FlowSpecComponent.AnyOf(FlowSpecField.FlowLabel, 7));
        Assert.Equal([FlowSpecFaultKind.FamilyMismatch], Faults(v6));
        Assert.Equal([FlowSpecFaultKind.FamilyMismatch], Faults(v4, profile: VendorProfile.Bird));
    }

    [Fact]
    public void Source_and_destination_are_of_one_family() =>
        Assert.Equal([FlowSpecFaultKind.FamilyMismatch], Faults(Dns with { Source = Prefix("2001:db8::/64") }));

    [Fact]
    public void A_rule_of_240_bytes_fits_only_where_measured()
    {
        var ports = Enumerable.Range(0, 80).Select(port => (uint)(1000 + port)).ToArray();
        var match = Dns.With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, ports));
        Assert.Contains(FlowSpecFaultKind.TooLong, Faults(match, profile: VendorProfile.GoBgp));
        Assert.Empty(Faults(match, profile: VendorProfile.Bird));
    }

    [Fact]
    public void Actions_that_let_pass_contradict_or_starve_are_refused()
    {
        Assert.Equal([FlowSpecFaultKind.Action], Faults(Dns, new FlowSpecAction()));
        Assert.Equal([FlowSpecFaultKind.Action], Faults(Dns, FlowSpecAction.Limit(new BytesPerSecond(10))));
        Assert.Equal([FlowSpecFaultKind.Action], Faults(Dns, FlowSpecAction.Limit(new BytesPerSecond(double.NaN))));
        Assert.Equal(
            [FlowSpecFaultKind.Action],
            Faults(Dns, FlowSpecAction.Discard with { Redirect = new(1, null, 2) })
        );
        Assert.Contains(FlowSpecFaultKind.Unsupported, Faults(Dns, new() { PacketRate = new PacketsPerSecond(500) }));
        Assert.Empty(Faults(Dns, FlowSpecAction.Limit(BytesPerSecond.From(new BitsPerSecond(1_000_000)))));
    }

    [Fact]
    public void Components_are_sorted_and_equal_by_content_whatever_the_order_they_came_in()
    {
        var other = To("203.0.113.9/32")
            .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17));
        Assert.Equal(Dns, other);
        Assert.Equal(Dns.GetHashCode(), other.GetHashCode());
        Assert.Equal("destination 203.0.113.9/32; protocol =17; source-port =53", other.ToString());
    }

    [Fact]
    public void Flags_that_must_be_clear_are_written_without_and_in_the_first_value()
    {
        var nothingSet = FlowSpecComponent.TcpFlags(TcpFlags.None, TcpFlags.Syn | TcpFlags.Ack);
        Assert.Equal("tcp-flags !&18", nothingSet.ToString());
        Assert.Equal("tcp-flags =2 & !&16", FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack).ToString());
        Assert.Empty(Faults(To("203.0.113.9/32").With(nothingSet)));
    }

    private static FlowSpecMatch With(FlowSpecField field, FlowSpecTerm term) =>
        Dns.With(new FlowSpecComponent(field, [term]));

    private static FlowSpecFaultKind[] Faults(
        FlowSpecMatch match,
        FlowSpecAction? action = null,
        VendorProfile? profile = null
    ) =>
        [
            .. FlowSpecRules
                .Check(new FlowSpecRule(match, action ?? FlowSpecAction.Discard), profile ?? VendorProfile.Conservative)
                .Select(fault => fault.Kind),
        ];

    private static FlowSpecMatch To(string destination) => FlowSpecMatch.To(Prefix(destination));

    private static IpPrefix Prefix(string text)
    {
        Assert.True(IpPrefix.TryParse(text, out var prefix));
        return prefix;
    }
}
