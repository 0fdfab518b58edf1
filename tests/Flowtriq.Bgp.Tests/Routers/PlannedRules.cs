using System.Collections.Immutable;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>What the planner writes against each family is what routers take: no session is reset over it.</summary>
public sealed class PlannedRules
{
    [Fact]
    public async Task Of_every_family_are_taken_by_every_router_without_a_reset()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, GoBgp.Program, ExaBgp.Program) is { } obstacle)
            Assert.Skip(obstacle);
        var rules = Every();
        await using var lab = await RouterLab.BuildAsync();
        await lab.AddAsync(Frr.StartAsync);
        await lab.AddAsync(Bird.StartAsync);
        await lab.AddAsync(GoBgp.StartAsync);
        await lab.AddAsync(ExaBgp.StartAsync);
        var peers = lab.Routers.Select(router => RouterFixture.PeerOf(lab, router)).ToArray();
        await using var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peers), TimeProvider.System);
        speaker.Announce(DesiredRoutes.From(rules.Select(rule => DesiredRoute.FlowSpec(rule))));
        speaker.Start();
        await RouterFixture.ConvergedAsync(speaker);
        await Task.Delay(TimeSpan.FromSeconds(3));

        foreach (var peer in speaker.Peers)
        {
            var report = await speaker.ReportAsync(peer.Name);
            var rejected = report.Where(route => route.State != RouteState.Sent).Select(r => $"{r.Route}: {r.Reason}");
            Assert.True(
                peer is { State: SessionState.Established, Quarantined: 0 } && peer.Counters.Dropped == 0,
                $"{peer.Name}: {peer.Counters.Dropped} resets, {peer.LastError}\n{string.Join('\n', rejected)}"
            );
            Assert.Equal(rules.Length, peer.Sent);
        }
    }

    private static ImmutableArray<FlowSpecRule> Every()
    {
        var rules = ImmutableArray.CreateBuilder<FlowSpecRule>();
        var host = 1;
        foreach (var family in Enum.GetValues<AttackFamily>())
        {
            foreach (ushort? port in new ushort?[] { null, 53, 25_565 })
            {
                var target = DemonstrationRoutes.Prefix($"203.0.113.{host++}/32");
                rules.AddRange(Plan(target, family, port).Rules.Select(planned => planned.Rule));
            }
        }
        return rules.ToImmutable();
    }

    private static FlowSpecPlan Plan(IpPrefix target, AttackFamily family, ushort? port)
    {
        var vector = new AttackVector(family.ToString(), family, ProtocolOf(family), port, 1, 1, 1_480, null, 1);
        var picture = new AttackPicture(family, [vector], 1, 100, null, [], 1_000, true, 1);
        return FlowSpecPlanner.Plan(target, picture, TrafficMix.Unknown, new PlanOptions());
    }

    private static IpProtocol ProtocolOf(AttackFamily family) =>
        family switch
        {
            >= AttackFamily.SynFlood and <= AttackFamily.NullFlood => IpProtocol.Tcp,
            AttackFamily.IcmpFlood => IpProtocol.Icmp,
            AttackFamily.ProtocolFlood => IpProtocol.Gre,
            _ => IpProtocol.Udp,
        };
}
