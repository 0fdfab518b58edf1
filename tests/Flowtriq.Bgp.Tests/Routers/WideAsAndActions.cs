using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>From an AS number of four octets, inside the AS and from outside: every action of a rule in the routers' own words.</summary>
public sealed class WideAsAndActions
{
    private const uint Asn = 4_200_000_000;

    [Fact]
    public async Task Every_action_is_understood()
    {
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, GoBgp.Program) is { } obstacle)
            Assert.Skip(obstacle);
        await using var lab = await RouterLab.BuildAsync();
        var setup = new RouterSetup { SpeakerAsn = Asn };
        var bird = await lab.AddAsync(Bird.StartAsync, setup);
        var frr = await lab.AddAsync(Frr.StartAsync, setup);
        var gobgp = await lab.AddAsync(GoBgp.StartAsync, setup);
        var profile = VendorProfile.Conservative with { PacketRates = true };
        var peers = lab
            .Routers.Select(router => RouterFixture.PeerOf(lab, router, profile) with { LocalAsn = Asn })
            .ToArray();
        await using var speaker = new BgpSpeaker(RouterFixture.OptionsOf(lab, peers), TimeProvider.System);
        speaker.Announce(
            DesiredRoutes.From([
                Rule(1, new FlowSpecAction { Redirect = new RouteTarget(65000, null, 100) }),
                Rule(2, new FlowSpecAction { Mark = 46 }),
                Rule(3, FlowSpecAction.Limit(new BytesPerSecond(125_000)) with { Sample = true, Continue = true }),
                Rule(4, new FlowSpecAction { PacketRate = new PacketsPerSecond(1_000) }),
            ])
        );
        speaker.Start();

        // FRR 8.4 and GoBGP 3.10 keep the limit in packets without knowing it.
        await SaysAsync(
            bird,
            "show route table flowtab4 all",
            "(generic, 0x8008fde8, 0x64)",
            "(generic, 0x80090000, 0x2e)",
            "(generic, 0x80060000, 0x47f42400) (generic, 0x80070000, 0x3)",
            "(generic, 0x800c0000, 0x447a0000)"
        );
        await SaysAsync(
            frr,
            "show bgp ipv4 flowspec detail",
            "FS:redirect VRF RT:65000:100",
            "FS:marking 46",
            "FS:rate 125000.000000 FS:action",
            "UNK:128, 12"
        );
        await SaysAsync(
            gobgp,
            "global rib -a ipv4-flowspec",
            "4200000000",
            "[redirect: 65000:100]",
            "[remark: 46]",
            "[rate: 125000.000000], [action: terminal-sample]",
            "[3377700869373952]"
        );
        Assert.All(speaker.Peers, static peer => Assert.Equal((4, 0, 0), (peer.Sent, peer.Quarantined, peer.Refused)));
    }

    private static DesiredRoute Rule(int host, FlowSpecAction action) =>
        DesiredRoute.FlowSpec(DemonstrationRoutes.Rule(host, action));

    private static async Task SaysAsync(Router router, string command, params string[] words) =>
        await router.UntilAsync(
            command,
            text => words.All(word => text.Contains(word, StringComparison.Ordinal)),
            RouterFixture.Limit
        );
}
