using System.Globalization;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>A router that stops reading holds up nobody else, and has what it should soon after it reads again.</summary>
public sealed class StalledRouter
{
    private const int Rules = 10_000;

    [Fact]
    public async Task Slows_only_itself_and_catches_up()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program) is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        var frr = await lab.AddAsync(Frr.StartAsync);
        var bird = await lab.AddAsync(Bird.StartAsync);
        var peers = lab.Routers.Select(router => RouterFixture.PeerOf(lab, router, VendorProfile.Bird)).ToArray();
        await using var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peers), TimeProvider.System);
        speaker.Announce(DesiredRoutes.Empty);
        speaker.Start();
        await RouterFixture.ConvergedAsync(speaker);

        await SignalAsync(bird, "STOP");
        try
        {
            speaker.Announce(DemonstrationRoutes.Rules(Rules));
            await frr.UntilAsync(
                "show bgp ipv4 flowspec summary",
                text => text.Contains($" {Rules} ", StringComparison.Ordinal),
                RouterFixture.Limit
            );
            speaker.Announce(DemonstrationRoutes.Rules(Rules / 2));
        }
        finally
        {
            await SignalAsync(bird, "CONT");
        }
        await bird.UntilAsync(
            "show route table flowtab4 count",
            text => text.Contains($"{Rules / 2} of {Rules / 2} routes", StringComparison.Ordinal),
            RouterFixture.Limit
        );
        Assert.All(speaker.Peers, peer => Assert.Equal(1, peer.Counters.Established));
    }

    private static Task<string> SignalAsync(Router router, string signal) =>
        Command.RequireAsync("kill", [$"-{signal}", router.Process.Id.ToString(CultureInfo.InvariantCulture)]);
}
