using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Scrubbing;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>One attack, every level, real routers, a real diversion: from the first packet to the last withdrawal.</summary>
[Collection(LadderCollection.Name)]
public sealed class WholeLadder(LadderStand stand)
{
    private const string Victim = "198.51.100.10";
    private const string Prefix = "198.51.100.0/24";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Climbs_every_level_and_takes_each_back_when_the_attack_is_over()
    {
        stand.RequireDiversion();
        var internet = stand.Lab.Internet!;
        await ProviderAsync();
        await using var clean = Replay.Start(internet.Generator, CleanFile(), 500, TimeSpan.FromMinutes(2));
        await Task.Delay(TimeSpan.FromSeconds(5));
        await using var attack = await stand.AttackAsync(Victim, Policies.Whole("the whole ladder"), routed: true);

        await attack.IsInForceAsync("firewall");
        Assert.NotEmpty(await stand.FiltersAsync());
        await stand.VictimIsSparedAsync();
        var rule = await attack.IsInForceAsync("flowSpec");
        await TheRoutersSayAsync(rule);
        await attack.IsInForceAsync("blackhole");
        await TheRoutersDiscardAsync();
        await attack.IsInForceAsync("scrubbing");
        await internet.DivertsAsync(Prefix, Limit);
        await CleanTrafficReturnsAsync(internet);
        var incident = await attack.IncidentAsync();
        await TheLadderAgreesAsync(incident.Number);

        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
        await internet.GoesStraightAsync(Prefix, Limit);
        await EverythingWasTakenBackInOrderAsync(attack);
        await TheTimelineHasEveryStepAsync(incident.Number);
    }

    private async Task ProviderAsync()
    {
        var node = (await stand.Lab.Console.NodesAsync()).Single().Id;
        await stand.Api.ProviderAsync(
            new
            {
                name = ScrubbingCentre.Name,
                kind = "bgp",
                prefixes = new[] { Prefix },
                settings = new { peerGroup = ScrubbingCentre.Name },
                greSources = new[] { Internet.ScrubberAddress + "/32" },
                @return = new
                {
                    node,
                    @interface = Internet.ReturnInterface,
                    minimumPps = 50,
                },
                minimumOnMinutes = 0,
            }
        );
    }

    private string CleanFile()
    {
        var capture = Path.Combine(SharedCaptures.Required, "benign", "ssh.pcap");
        return stand.Lab.AttackFile(capture, Victim);
    }

    private async Task TheRoutersSayAsync(MitigationView rule)
    {
        var routers = stand.Lab.Routers;
        await SaysAsync(
            "frr",
            "show bgp ipv4 flowspec detail",
            $"Destination Address {Victim}/32",
            "Source Port = 161"
        );
        await SaysAsync("bird", "show route table flowtab4", $"dst {Victim}/32; proto 17; sport 161;");
        await SaysAsync(
            "gobgp",
            "global rib -a ipv4-flowspec",
            $"[destination: {Victim}/32][protocol: ==udp][source-port: ==161]"
        );
        foreach (var router in stand.Lab.Edges)
            Assert.Contains(rule.Action, (await router.TableAsync()).Routes);
    }

    private async Task TheRoutersDiscardAsync()
    {
        await SaysAsync("frr", $"show bgp ipv4 unicast {Victim}/32", "blackhole", "192.0.2.1");
        await SaysAsync("bird", $"show route {Victim}/32 all", "(65535,666)");
        await SaysAsync("gobgp", "global rib -a ipv4", $"{Victim}/32");
    }

    private async Task SaysAsync(string router, string command, params string[] words) =>
        await stand
            .Lab.Routers[router]
            .UntilAsync(command, text => words.All(word => text.Contains(word, StringComparison.Ordinal)), Limit);

    private async Task CleanTrafficReturnsAsync(Internet internet)
    {
        await Eventually.GetAsync(
            "clean traffic that returns, as the server measures it",
            Limit,
            async () =>
                (await stand.Api.DiversionsAsync()).FirstOrDefault(one =>
                    one is { Prefix: Prefix, State: "advertised", Return: "returning" }
                )
        );
        var (returned, received) = (await internet.ReturnedAsync(), await stand.ReceivedAsync());
        await Task.Delay(TimeSpan.FromSeconds(1));
        // The centre drops the reflection; what little it does not know comes along.
        Assert.InRange(await internet.ReturnedAsync() - returned, 300, Attack.Pps / 5);
        Assert.InRange(await stand.ReceivedAsync() - received, 300, Attack.Pps / 4);
    }

    private async Task TheLadderAgreesAsync(int incident)
    {
        var ladder = await stand.Api.LadderAsync(incident);
        var wanted = (await stand.Api.AllAsync()).Where(one => one.IsWanted && one.Incident == incident);
        Assert.Equal(
            wanted.Select(one => one.Number).Order(),
            ladder
                .Levels.SelectMany(rung => rung.Mitigations)
                .Where(one => one.IsWanted)
                .Select(one => one.Number)
                .Order()
        );
        foreach (var level in new[] { "firewall", "flowSpec", "scrubbing" })
            Assert.True(
                ladder[level] is { State: "active", AskedOf: > 0 } rung && rung.AcceptedBy == rung.AskedOf,
                $"{ladder[level]}"
            );
        await stand.RoutersHoldWhatIsDesiredAsync();
    }

    private static async Task EverythingWasTakenBackInOrderAsync(Attack attack)
    {
        var all = await attack.MitigationsAsync();
        DateTimeOffset Last(string level) => all.Where(one => one.Level == level).Max(one => one.Ended!.Value);
        Assert.True(Last("flowSpec") <= Last("firewall"), string.Join('\n', all.Select(one => $"{one} {one.Ended:O}")));
    }

    private async Task TheTimelineHasEveryStepAsync(int incident)
    {
        var events = await stand.Lab.Console.EventsAsync(incident);
        foreach (var word in new[] { "firewall", "flowspec", "black hole", "divert" })
            Assert.Contains(events, one => one.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(events.OrderBy(one => one.At).Select(one => one.Id), events.Select(one => one.Id));
    }
}
