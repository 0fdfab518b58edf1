using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.RouterText;
using Flowtriq.Core.Packets;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class RuleTextTests
{
    private static readonly FlowSpecRule Reflection = Discard(
        Udp("203.0.113.9/32", 53, 123).With(FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, 1_000))
    );

    private static readonly FlowSpecRule Fragments = new(
        Udp("203.0.113.10/32").With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment)),
        FlowSpecAction.Limit(new BytesPerSecond(125_000))
    );

    private static readonly FlowSpecRule Syn = Discard(
        FlowSpecMatch
            .To(P("2001:db8:9::9/128"))
            .With(Protocol(IpProtocol.Tcp))
            .With(ProtectedPorts.Except(FlowSpecField.SourcePort))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.DestinationPort, 443))
            .With(FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack))
    );

    [Fact]
    public void Junos()
    {
        Golden(
            Reflection,
            RouterSyntax.Junos,
            """
            set routing-options flow route FT-7-1 match destination 203.0.113.9/32
            set routing-options flow route FT-7-1 match protocol udp
            set routing-options flow route FT-7-1 match source-port [ 53 123 ]
            set routing-options flow route FT-7-1 match packet-length 1000-9216
            set routing-options flow route FT-7-1 then discard
            """
        );
        Golden(
            Fragments,
            RouterSyntax.Junos,
            """
            set routing-options flow route FT-7-1 match destination 203.0.113.10/32
            set routing-options flow route FT-7-1 match protocol udp
            set routing-options flow route FT-7-1 match fragment is-fragment
            set routing-options flow route FT-7-1 then rate-limit 1000000
            """
        );
        Golden(
            Syn,
            RouterSyntax.Junos,
            """
            set routing-options rib inet6.0 flow route FT-7-1 match destination 2001:db8:9::9/128
            set routing-options rib inet6.0 flow route FT-7-1 match protocol tcp
            set routing-options rib inet6.0 flow route FT-7-1 match destination-port 443
            set routing-options rib inet6.0 flow route FT-7-1 match source-port [ 0-178 180-7442 7444-65535 ]
            set routing-options rib inet6.0 flow route FT-7-1 match tcp-flags "syn & !ack"
            set routing-options rib inet6.0 flow route FT-7-1 then discard
            """
        );
    }

    [Fact]
    public void IOS_XR()
    {
        Golden(
            Reflection,
            RouterSyntax.IosXr,
            """
            class-map type traffic match-all FT-7-1
             match destination-address ipv4 203.0.113.9/32
             match protocol 17
             match source-port 53 123
             match packet length 1000-9216
             end-class-map
            !
            policy-map type pbr FT-7-1
             class type traffic FT-7-1
              drop
             !
             end-policy-map
            !
            flowspec
             address-family ipv4
              service-policy type pbr FT-7-1
            """
        );
        var text = RuleText.Rule(Syn, RouterSyntax.IosXr, "FT-7-1");
        Assert.Contains("match destination-address ipv6 2001:db8:9::9/128", text, StringComparison.Ordinal);
        Assert.Contains("match tcp-flag 2 bit-mask 18", text, StringComparison.Ordinal);
        Assert.Contains(
            "police rate 1000000 bps",
            RuleText.Rule(Fragments, RouterSyntax.IosXr, "FT-7-1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FRR()
    {
        Golden(
            Reflection,
            RouterSyntax.Frr,
            """
            BGP flowspec entry:
              Destination Address 203.0.113.9/32
              IP Protocol = 17
              Source Port = 53, or = 123
              Packet Length >= 1000
              FS:rate 0.000000
            """
        );
        Golden(
            Fragments,
            RouterSyntax.Frr,
            """
            BGP flowspec entry:
              Destination Address 203.0.113.10/32
              IP Protocol = 17
              Packet Fragment = 2
              FS:rate 125000.000000
            """
        );
    }

    [Fact]
    public void BIRD()
    {
        Golden(
            Reflection,
            RouterSyntax.Bird,
            "route flow4 { dst 203.0.113.9/32; proto 17; sport 53, 123; length >= 1000; } { bgp_ext_community.add((generic, 0x80060000, 0x0)); };"
        );
        Golden(
            Fragments,
            RouterSyntax.Bird,
            "route flow4 { dst 203.0.113.10/32; proto 17; fragment is_fragment; } { bgp_ext_community.add((generic, 0x80060000, 0x47f42400)); };"
        );
        Golden(
            Syn,
            RouterSyntax.Bird,
            "route flow6 { dst 2001:db8:9::9/128; next header 6; dport 443; sport <= 178 || 180..7442 || >= 7444; tcp flags 0x2/0x12; } { bgp_ext_community.add((generic, 0x80060000, 0x0)); };"
        );
    }

    [Fact]
    public void A_black_hole_in_every_syntax()
    {
        var hole = new MitigationAction.Blackhole(Host);
        Assert.Equal(
            "set routing-options static route 203.0.113.9/32 discard\nset routing-options static route 203.0.113.9/32 community 65535:666",
            RuleText.Of(hole, RouterSyntax.Junos, "x")
        );
        Assert.Equal("ip route 203.0.113.9/32 blackhole tag 666", RuleText.Of(hole, RouterSyntax.Frr, "x"));
        Assert.Equal(
            "router static\n address-family ipv4 unicast\n  203.0.113.9/32 Null0 tag 666",
            RuleText.Of(hole, RouterSyntax.IosXr, "x")
        );
        Assert.Equal(
            "route 203.0.113.9/32 blackhole { bgp_community.add((65535, 666)); };",
            RuleText.Of(hole, RouterSyntax.Bird, "x")
        );
    }

    private static void Golden(FlowSpecRule rule, RouterSyntax syntax, string expected) =>
        Assert.Equal(expected, RuleText.Rule(rule, syntax, "FT-7-1"));
}
