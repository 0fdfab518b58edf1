using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Session;

/// <summary>What goes out, in which order, in how many messages.</summary>
public sealed class AdjRibOutMessages
{
    private readonly Quarantine quarantine = new();
    private readonly AdjRibOut rib;
    private readonly RouteCompiler compiler;

    public AdjRibOutMessages()
    {
        rib = new AdjRibOut(quarantine);
        var peer = new PeerOptions
        {
            Name = "r1",
            Remote = System.Net.IPAddress.Loopback,
            RemoteAsn = 65000,
            LocalAsn = 65000,
            Profile = VendorProfile.Bird,
        };
        compiler = new RouteCompiler(peer, DemonstrationRoutes.Group);
    }

    [Fact]
    public void The_first_session_sends_everything_then_end_of_rib_of_every_family()
    {
        Want(DemonstrationRoutes.All);
        rib.Begin(AddressFamily.All);
        var messages = Drain();
        Assert.Equal(5, rib.Sent.Count);
        Assert.Equal(AddressFamily.All.Select(UpdateMessage.EndOfRib), messages[^4..]);
        Assert.True(rib.IsIdle);
    }

    [Fact]
    public void A_thousand_rules_of_one_action_fill_few_messages_that_all_fit()
    {
        Want(DemonstrationRoutes.Rules(1000));
        rib.Begin(AddressFamily.All);
        var messages = Drain();
        Assert.InRange(messages.Count - 4, 4, 5);
        Assert.All(
            messages,
            message => Assert.InRange(MessageCodec.Encode(message).Length, 23, MessageHeader.MaxMessage)
        );
    }

    [Fact]
    public void Only_the_difference_goes_out_withdrawals_first()
    {
        Want(DemonstrationRoutes.Rules(10));
        rib.Begin(AddressFamily.All);
        Drain();
        Want(DesiredRoutes.From([.. DemonstrationRoutes.Rules(9).Routes, .. DemonstrationRoutes.All.Routes.Take(1)]));
        var messages = Drain();
        Assert.Equal(2, messages.Count);
        Assert.Equal(DemonstrationRoutes.Rules(10).Routes[9].Route, messages[0].Unreach!.Routes.Single());
        Assert.Equal(DemonstrationRoutes.All.Routes[0].Route, messages[1].Announced.Single());
    }

    [Fact]
    public void Another_action_replaces_the_rule_without_a_withdrawal()
    {
        Want(DemonstrationRoutes.Rules(1));
        rib.Begin(AddressFamily.All);
        Drain();
        var limited = DemonstrationRoutes.Rule(0, FlowSpecAction.Limit(new BytesPerSecond(5000)));
        Want(DesiredRoutes.From([DesiredRoute.FlowSpec(limited)]));
        var message = Assert.Single(Drain());
        Assert.Null(message.Unreach);
        Assert.Single(message.Reach!.Routes);
    }

    [Fact]
    public void A_route_added_and_removed_while_it_waits_is_never_sent()
    {
        Want(DesiredRoutes.Empty);
        rib.Begin(AddressFamily.All);
        Drain();
        Want(DemonstrationRoutes.Rules(1));
        Want(DesiredRoutes.Empty);
        Assert.Empty(Drain());
    }

    [Fact]
    public void A_refresh_repeats_one_family()
    {
        Want(DemonstrationRoutes.All);
        rib.Begin(AddressFamily.All);
        Drain();
        rib.Refresh(AddressFamily.Ipv6FlowSpec);
        Assert.Equal(AddressFamily.Ipv6FlowSpec, Assert.Single(Drain()).Reach!.Family);
    }

    [Fact]
    public void Routes_beyond_the_routers_limit_are_refused_the_important_ones_first()
    {
        var few = new PeerOptions
        {
            Name = "r2",
            Remote = System.Net.IPAddress.Loopback,
            RemoteAsn = 65000,
            LocalAsn = 65000,
            Profile = VendorProfile.Frr with { MaxRules = 2 },
        };
        var routes = new RouteCompiler(few, DemonstrationRoutes.Group).Compile(DemonstrationRoutes.Rules(5));
        Assert.Equal(DemonstrationRoutes.Rules(2).Routes.Select(route => route.Route), routes.Wanted.Keys);
        Assert.All(routes.Refused.Values, reason => Assert.Contains("limit of 2", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_router_is_sent_no_more_rules_and_black_holes_than_it_may_be()
    {
        var few = new PeerOptions
        {
            Name = "r2",
            Remote = System.Net.IPAddress.Loopback,
            RemoteAsn = 65000,
            LocalAsn = 65000,
            MaxFlowSpec = 1,
            MaxBlackholes = 1,
        };
        var routes = new RouteCompiler(few, DemonstrationRoutes.Group).Compile(DemonstrationRoutes.All);
        Assert.Equal(["203.0.113.7/32", "203.0.113.9/32"], routes.Wanted.Keys.Select(Destination));
        Assert.Equal(3, routes.Refused.Count);
        Assert.Contains("over the limit of 1 black holes of r2", routes.Refused.Values);
        Assert.Contains("over the limit of 1 rules of r2", routes.Refused.Values);

        static string Destination(Nlri route) =>
            route is Nlri.Flow flow ? flow.Match.Destination.ToString()! : route.ToString();
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("203.0.0.0/16")]
    [InlineData("127.0.0.1/32")]
    [InlineData("2001:db8::/32")]
    [InlineData("224.0.0.5/32")]
    public void A_blackhole_that_is_too_wide_or_not_routable_is_never_sent(string prefix)
    {
        var route = DesiredRoute.Blackhole(DemonstrationRoutes.Prefix(prefix));
        var routes = compiler.Compile(DesiredRoutes.From([route]));
        Assert.Empty(routes.Wanted);
        Assert.Single(routes.Refused);
    }

    private void Want(DesiredRoutes routes) => rib.Want(compiler.Compile(routes).Wanted);

    private List<UpdateMessage> Drain()
    {
        var messages = new List<UpdateMessage>();
        while (rib.Next(TimeSpan.Zero) is { } message)
            messages.Add(message);
        return messages;
    }
}
