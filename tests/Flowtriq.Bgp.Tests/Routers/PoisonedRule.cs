using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>
/// FRR resets the session on six values in one component. Told that it takes them, the speaker must find the rule itself.
/// </summary>
public sealed class PoisonedRule
{
    private const int Good = 40;

    [Fact]
    public async Task Is_quarantined_by_bisection_while_all_others_stay()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program) is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        var frr = await lab.AddAsync(Frr.StartAsync);
        var bird = await lab.AddAsync(Bird.StartAsync);
        var peers = lab.Routers.Select(router => RouterFixture.PeerOf(lab, router, VendorProfile.Bird)).ToArray();
        await using var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peers), TimeProvider.System);
        var poison = DesiredRoute.FlowSpec(
            new(
                FlowSpecMatch
                    .To(DemonstrationRoutes.Prefix("203.0.113.66/32"))
                    .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 19, 53, 123, 161, 389, 1900)),
                FlowSpecAction.Discard
            )
        );
        speaker.Announce(DesiredRoutes.From([.. DemonstrationRoutes.Rules(Good).Routes, poison]));
        speaker.Start();

        var started = TimeProvider.System.GetTimestamp();
        while (Status(speaker) is not { State: SessionState.Established, Quarantined: 1, Held: 0, Sent: Good })
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                Assert.Fail($"{Status(speaker)}\n{string.Join('\n', frr.Process.Lines.TakeLast(20))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await frr.UntilAsync(
            "show bgp ipv4 flowspec",
            text => text.Split("to 198.18.").Length == Good + 1 && !text.Contains("203.0.113.66"),
            RouterFixture.Limit
        );
        await bird.UntilAsync("show route table flowtab4", text => text.Contains("203.0.113.66"), RouterFixture.Limit);
        var report = await speaker.ReportAsync("frr");
        var found = Assert.Single(report, route => route.State == RouteState.Quarantined);
        Assert.Equal(poison.Route, found.Route);
        Assert.Contains("3/", found.Reason, StringComparison.Ordinal);
        var drops = Status(speaker).Counters.Dropped;
        TestContext.Current.SendDiagnosticMessage(
            $"found after {drops} resets in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"
        );
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(drops, Status(speaker).Counters.Dropped);
    }

    private static PeerStatus Status(BgpSpeaker speaker) => speaker.Peers.Single(peer => peer.Name == "frr");
}
