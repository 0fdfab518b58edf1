using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>FRR, BIRD and GoBGP, asked for everything they hold, name exactly the desired routes: nothing more, nothing less.</summary>
public sealed class WholeTables
{
    private static readonly FlowSpecMatch Victim = FlowSpecMatch.To(DemonstrationRoutes.Prefix("203.0.113.77/32"));
    private static readonly FlowSpecMatch Udp = Victim.With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17));
    private static readonly FlowSpecMatch Tcp = Victim.With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 6));

    private static readonly FlowSpecRule[] Rules =
    [
        Discard(Tcp.With(FlowSpecComponent.TcpFlags(TcpFlags.Syn, TcpFlags.Ack))),
        Discard(Tcp.With(FlowSpecComponent.TcpFlags(TcpFlags.Syn | TcpFlags.Ack))),
        Discard(Tcp.With(FlowSpecComponent.TcpFlags(TcpFlags.None, TcpFlags.Syn))),
        Discard(Udp.With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53, 123, 161))),
        new(Udp.With(FlowSpecComponent.AtLeast(FlowSpecField.PacketLength, 468)), Limit(1_250_000)),
        Discard(Udp.With(FlowSpecComponent.Range(FlowSpecField.PacketLength, 100, 200))),
        Discard(
            Udp.With(FlowSpecComponent.AtMost(FlowSpecField.PacketLength, 100))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.DestinationPort, 80))
        ),
        Discard(
            Victim
                .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 1))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.IcmpType, 8))
                .With(FlowSpecComponent.AnyOf(FlowSpecField.IcmpCode, 0))
        ),
    ];

    [Fact]
    public async Task Are_the_same_in_three_makes_and_follow_every_change_and_a_restart()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, GoBgp.Program) is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        await lab.AddAsync(Frr.StartAsync);
        await lab.AddAsync(Bird.StartAsync);
        await lab.AddAsync(GoBgp.StartAsync);
        var peers = lab.Routers.Select(router => RouterFixture.PeerOf(lab, router)).ToArray();
        await using var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peers), TimeProvider.System);
        speaker.Announce(DesiredRoutes.From([DesiredRoute.Blackhole(DemonstrationRoutes.Prefix("203.0.113.7/32"))]));
        speaker.Start();
        await HoldAsync(lab, "203.0.113.7/32 via 192.0.2.1");

        speaker.Announce(DesiredRoutes.From(Rules.Select(rule => DesiredRoute.FlowSpec(rule))));
        await HoldAsync(lab, [.. Rules.Select(rule => rule.ToString())]);

        await lab["bird"].RestartAsync();
        speaker.Announce(DesiredRoutes.From([DesiredRoute.FlowSpec(Rules[0])]));
        await HoldAsync(lab, Rules[0].ToString());

        speaker.Announce(DesiredRoutes.Empty);
        await HoldAsync(lab);
    }

    private static async Task HoldAsync(RouterLab lab, params string[] routes)
    {
        foreach (var router in lab.Routers)
            await router.HoldsAsync(RouterTable.Of(routes), RouterFixture.Limit);
    }

    private static FlowSpecRule Discard(FlowSpecMatch match) => new(match, FlowSpecAction.Discard);

    private static FlowSpecAction Limit(double rate) => FlowSpecAction.Limit(new BytesPerSecond(rate));
}
