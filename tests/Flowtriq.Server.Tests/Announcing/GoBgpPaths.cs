using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Flowtriq.Server.Mitigation.Announcing.Peers;

namespace Flowtriq.Server.Tests.Announcing;

public sealed class GoBgpPaths
{
    private static readonly LargeCommunity Marker = new(65000, 666, 1);

    [Fact]
    public void Are_the_same_route_when_read_back_and_carry_the_marker()
    {
        foreach (var (route, path) in Compiled().Wanted)
        {
            var made = GoBgpRoutes.Encode(route, path);
            Assert.Equal(route, GoBgpRoutes.Decode(made));
            Assert.Equal((route.Family.Afi, route.Family.Safi), (made.Family.Afi, made.Family.Safi));
            Assert.True(GoBgpRoutes.Carries(made, Marker));
            Assert.False(GoBgpRoutes.Carries(made, new LargeCommunity(65000, 666, 2)));
            Assert.Equal(route, GoBgpRoutes.Decode(GoBgpRoutes.Delete(route).Path));
        }
    }

    [Fact]
    public void Are_read_with_the_operator_bits_that_gobgpd_adds()
    {
        var (route, path) = Compiled().Wanted.First(static pair => pair.Key is Nlri.Flow);
        var made = GoBgpRoutes.Encode(route, path);
        var rule = made.Nlri.Unpack<Flowtriq.Server.Mitigation.Announcing.GoBgp.Api.FlowSpecNLRI>();
        for (var index = 0; index < rule.Rules.Count; index++)
        {
            if (
                !rule.Rules[index]
                    .TryUnpack<Flowtriq.Server.Mitigation.Announcing.GoBgp.Api.FlowSpecComponent>(out var component)
            )
                continue;
            foreach (var item in component.Items)
                item.Op |= 0x90;
            rule.Rules[index] = Google.Protobuf.WellKnownTypes.Any.Pack(component);
        }
        made.Nlri = Google.Protobuf.WellKnownTypes.Any.Pack(rule);
        Assert.Equal(route, GoBgpRoutes.Decode(made));
    }

    [Fact]
    public void Never_hold_a_rule_that_gobgpd_would_encode_wrongly()
    {
        var daemon = new GoBgpDaemon("g", "unix:///run/g.sock", "65000:666:1", Profile: "bird");
        var errors = new FieldErrors();
        var plan = GoBgpPlan.Make(daemon, [new BgpGroup("default", [RouteKind.FlowSpec])], errors);
        Assert.Empty(errors.ToDictionary());
        var ports = Enumerable.Range(1000, 85).Select(static port => (uint)port).ToArray();
        var rule = DesiredRoute.FlowSpec(
            new(
                FlowSpecMatch
                    .To(Prefix("203.0.113.9/32"))
                    .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, ports)),
                FlowSpecAction.Discard
            )
        );
        var compiled = new RouteCompiler(plan.Options, plan.Group).Compile(DesiredRoutes.From([rule]));
        Assert.Empty(compiled.Wanted);
        Assert.Single(compiled.Refused);
    }

    [Theory]
    [InlineData("192.0.2.1:50051")]
    [InlineData("unix://relative")]
    [InlineData("127.0.0.1")]
    [InlineData("gobgpd.example:50051")]
    public void Go_to_this_machine_only(string address)
    {
        var errors = new FieldErrors();
        GoBgpPlan.Make(
            new GoBgpDaemon("g", address, "65000:666:1"),
            [new BgpGroup("default", [RouteKind.Blackhole])],
            errors
        );
        Assert.Equal(["address"], errors.ToDictionary().Keys);
    }

    private static PeerRoutes Compiled()
    {
        var group = new BgpGroup(
            "default",
            [RouteKind.Blackhole, RouteKind.FlowSpec],
            NextHopV4: "192.0.2.1",
            NextHopV6: "100::1"
        );
        var plan = GoBgpPlan.Make(
            new GoBgpDaemon("g", "127.0.0.1:50051", Marker.ToString(), Profile: "gobgp"),
            [group],
            new FieldErrors()
        );
        return new RouteCompiler(plan.Options, plan.Group).Compile(Flowtriq.Lab.Routers.DemonstrationRoutes.All);
    }

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
