using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Packets;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Mitigation.Firewall;

public sealed class NodesAreTold
{
    private static readonly DateTimeOffset Later = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_node_gets_its_orders_signed_and_again_when_it_comes_back()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var firewalls = server.Services.GetRequiredService<NodeFirewalls>();

        firewalls.Order(agent.Node, [new EdgeFilterOrder(Dns("203.0.113.9/32"), Later)]);
        var first = await OrdersAsync(server, agent);
        agent.Stop();
        firewalls.Order(agent.Node, [new EdgeFilterOrder(Dns("203.0.113.10/32"), Later)]);
        agent.Start();
        var second = await OrdersAsync(server, agent);

        Assert.Equal(agent.Node.Value, first.Node);
        Assert.True(FirewallOrdersCodec.TryDecode(first, out var filters));
        Assert.Equal(new Core.Mitigation.Local.FilterOrder(Dns("203.0.113.9/32"), Later), Assert.Single(filters));
        Assert.Equal("203.0.113.10/32", Assert.Single(second.Filters).Rule.Destination);
        Assert.True(second.Version > first.Version);
    }

    [Fact]
    public async Task The_same_orders_twice_are_sent_once()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var firewalls = server.Services.GetRequiredService<NodeFirewalls>();

        firewalls.Order(agent.Node, [new EdgeFilterOrder(Dns("203.0.113.9/32"), Later)]);
        firewalls.Order(agent.Node, [new EdgeFilterOrder(Dns("203.0.113.9/32"), Later)]);
        firewalls.Order(agent.Node, []);

        Assert.Single((await OrdersAsync(server, agent)).Filters);
        Assert.Empty((await OrdersAsync(server, agent)).Filters);
    }

    [Fact]
    public async Task A_node_that_already_has_later_orders_is_given_a_later_version()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var firewalls = server.Services.GetRequiredService<NodeFirewalls>();
        var far = ulong.MaxValue / 2;
        agent.Uplink.Offer(
            new Report
            {
                Firewall = new FirewallReport { Available = true, OrdersVersion = far },
            }
        );
        await Soon.TrueAsync(() => firewalls.Of(agent.Node)?.Orders == far);

        firewalls.Order(agent.Node, []);

        Assert.Equal(far + 1, (await OrdersAsync(server, agent)).Version);
    }

    [Fact]
    public async Task What_nodes_may_do_reaches_those_that_are_there_and_those_that_come()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var here = await LiveAgent.ConnectedAsync(server, "here");
        var firewalls = server.Services.GetRequiredService<NodeFirewalls>();

        firewalls.Govern(new LocalRules { Own = [Prefix("203.0.113.0/24")], MaxFilters = 9 });
        using var later = await LiveAgent.ConnectedAsync(server, "later");

        foreach (var agent in new[] { here, later })
        {
            var frame = await FrameAsync(agent, static frame => frame.FirewallPolicy is not null);
            Assert.True(FirewallSignature.IsPolicy(KeyOf(server), frame.FirewallPolicy));
            var policy = FirewallPolicy.Parser.ParseFrom(frame.FirewallPolicy.Payload);
            Assert.Equal(agent.Node.Value, policy.Node);
            Assert.Equal(9u, policy.MaxFilters);
            Assert.Equal(["203.0.113.0/24"], policy.Own);
        }
    }

    [Fact]
    public async Task What_a_node_says_of_its_filters_is_known()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var firewalls = server.Services.GetRequiredService<NodeFirewalls>();
        var report = new FirewallReport
        {
            Available = true,
            OrdersVersion = 3,
            PolicyVersion = 4,
            DroppedPps = 900,
            DroppedBps = 8e6,
        };
        report.Filters.Add(
            new FilterReport
            {
                Rule = FilterRuleCodec.Encode(Dns("203.0.113.9/32")),
                ByNode = true,
                DroppedPps = 900,
                DroppedBps = 8e6,
                DroppedPackets = 12_000,
                DroppedBytes = 14_000_000,
                SinceUnixUs = UnixMicroseconds.From(Later.AddMinutes(-5)),
                ExpiresUnixUs = UnixMicroseconds.From(Later),
            }
        );
        report.Filters.Add(new FilterReport { Rule = new FilterRule { Destination = "nonsense" } });

        agent.Uplink.Offer(new Report { Firewall = report });

        await Soon.TrueAsync(() => firewalls.Of(agent.Node) is not null);
        var state = firewalls.Of(agent.Node)!;
        Assert.True(state.Available);
        Assert.Equal((3UL, 4UL), (state.Orders, state.Policy));
        Assert.Equal(900, state.Dropped.Packets.Value);
        var filter = Assert.Single(state.Filters);
        Assert.Equal(new MitigationAction.EdgeFilter(Dns("203.0.113.9/32")), filter.Action);
        Assert.True(filter.ByNode);
        Assert.Equal((12_000UL, 14_000_000UL), (filter.DroppedPackets, filter.DroppedBytes));
        Assert.Equal(Later, filter.Expires);
    }

    [Fact]
    public async Task The_mix_of_an_attack_is_there_with_its_incident_also_after_a_restart()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var mix = new TrafficMix(
            [new TrafficBucket(IpProtocol.Udp, 53, 40_000, 1_400, default, 0, FragmentPart.First, 9e5)],
            [new TrafficBucket(IpProtocol.Tcp, 443, 50_000, 60, TcpFlags.Ack, 0, FragmentPart.Whole, 900)]
        );

        agent.Uplink.Offer(Samples.Observation() with { Mix = mix }, Later);
        await Soon.TrueAsync(() => agent.Uplink.Status.QueuedEvents == 0, () => agent.Log);
        var before = Assert.Single(server.Services.GetRequiredService<IncidentBoard>().All);
        await server.StopAsync();
        await server.StartAgainAsync();
        var after = Assert.Single(server.Services.GetRequiredService<IncidentBoard>().All);

        Assert.Equal(mix, Assert.Single(before.Observations).Latest.Mix);
        Assert.Equal(mix, Assert.Single(after.Observations).Latest.Mix);
    }

    private static async Task<FirewallOrders> OrdersAsync(LiveServer server, LiveAgent agent)
    {
        var frame = await FrameAsync(agent, static frame => frame.FirewallOrders is not null);
        Assert.True(FirewallSignature.IsOrders(KeyOf(server), frame.FirewallOrders));
        return FirewallOrders.Parser.ParseFrom(frame.FirewallOrders.Payload);
    }

    private static async Task<ServerFrame> FrameAsync(LiveAgent agent, Func<ServerFrame, bool> wanted)
    {
        ServerFrame? found = null;
        await Soon.TrueAsync(() => agent.Uplink.TryTake(out found) && wanted(found), () => agent.Log);
        return found!;
    }

    private static ECDsa KeyOf(LiveServer server)
    {
        using var authority = X509CertificateLoader.LoadCertificate(
            server.Services.GetRequiredService<CertificateAuthority>().Der
        );
        return authority.GetECDsaPublicKey()!;
    }

    private static FlowSpecRule Dns(string target) =>
        new(
            FlowSpecMatch
                .To(Prefix(target))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53)),
            FlowSpecAction.Discard
        );

    private static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);
}
