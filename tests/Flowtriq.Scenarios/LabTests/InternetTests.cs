using System.Net;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Scrubbing;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.EndToEnd;

namespace Flowtriq.Scenarios.LabTests;

/// <summary>The lab's own diversion: by an announcement alone, traffic goes to the scrubbing centre and comes back clean.</summary>
[Collection(LabCollection.Name)]
public sealed class InternetTests
{
    private const string Victim = "203.0.113.10";
    private const string Prefix = "203.0.113.0/24";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task An_announcement_diverts_and_clean_traffic_comes_back_over_gre()
    {
        if (Internet.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        var folder = Directory.CreateTempSubdirectory("flowtriq-internet-").FullName;
        await using var pops = await PopLab.BuildAsync("FRA");
        await using var routers = await RouterLab.BuildAsync();
        var scrubber = await routers.AddAsync(ScrubbingCentre.StartAsync);
        await using var internet = await Internet.ConnectAsync(
            pops["FRA"],
            scrubber,
            "udp sport 161",
            folder,
            TimeSpan.FromMinutes(3)
        );
        await using var speaker = Speaker(routers, scrubber);
        speaker.Announce(DesiredRoutes.Empty);
        speaker.Start();
        var attack = File(folder, "amp.UDP.snmp.src161.pcapng", attack: true);
        var clean = File(folder, "ssh.pcap", attack: false);

        var (before, returned) = await ArrivedAsync(internet, pops["FRA"], attack, clean);
        Assert.InRange(before, 1_900, 2_100);
        Assert.Equal(0, returned);

        speaker.Announce(DesiredRoutes.From([DesiredRoute.Diversion(DemonstrationRoutes.Prefix(Prefix))]));
        await internet.DivertsAsync(Prefix, Limit);
        var (during, clean1) = await ArrivedAsync(internet, pops["FRA"], attack, clean);
        Assert.InRange(during, 950, 1_100);
        Assert.InRange(clean1, 950, 1_100);

        speaker.Announce(DesiredRoutes.Empty);
        await internet.GoesStraightAsync(Prefix, Limit);
        var (after, none) = await ArrivedAsync(internet, pops["FRA"], attack, clean);
        Assert.InRange(after, 1_900, 2_100);
        Assert.Equal(0, none);
        Directory.Delete(folder, recursive: true);
    }

    // A thousand packets of the attack and a thousand clean ones; how many reached the customer, and how many over GRE.
    private static async Task<(long Arrived, long Returned)> ArrivedAsync(
        Internet internet,
        Pop pop,
        string attack,
        string clean
    )
    {
        var (arrived, returned) = (await pop.CounterAsync(Pop.Downlink, "tx_packets"), await internet.ReturnedAsync());
        foreach (var file in new[] { attack, clean })
        {
            await using var replay = Replay.Start(internet.Generator, file, 1_000, TimeSpan.FromSeconds(1));
            Assert.True(await replay.EndsWithinAsync(TimeSpan.FromSeconds(8)), string.Join('\n', replay.Lines));
        }
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        return (
            await pop.CounterAsync(Pop.Downlink, "tx_packets") - arrived,
            await internet.ReturnedAsync() - returned
        );
    }

    private static string File(string folder, string capture, bool attack)
    {
        var source = attack ? SharedCaptures.Attack(capture) : Path.Combine(SharedCaptures.Required, "benign", capture);
        var file = Path.Combine(folder, capture + ".replay");
        TrafficFile.Attack(source, file, DemonstrationRoutes.Address(Victim));
        return file;
    }

    private static BgpSpeaker Speaker(RouterLab routers, Router scrubber) =>
        new(
            new SpeakerOptions
            {
                Identifier = DemonstrationRoutes.Address(routers.SpeakerV4.ToString()),
                Groups =
                [
                    new PeerGroup
                    {
                        Name = ScrubbingCentre.Name,
                        Kinds = [RouteKind.Diversion],
                        NextHopV4 = DemonstrationRoutes.Address(routers.SpeakerV4.ToString()),
                        DiversionCommunities = [new Community((65100u << 16) | 1)],
                    },
                ],
                Peers =
                [
                    new PeerOptions
                    {
                        Name = ScrubbingCentre.Name,
                        Group = ScrubbingCentre.Name,
                        Remote = scrubber.Address,
                        RemoteAsn = scrubber.Asn,
                        LocalAsn = 65000,
                        Local = routers.SpeakerV4,
                    },
                ],
            },
            TimeProvider.System
        );
}
