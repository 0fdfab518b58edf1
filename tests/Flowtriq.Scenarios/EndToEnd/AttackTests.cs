using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class AttackTests(Stand stand)
{
    private const int Pps = 50_000;
    private const string SynFlood = "pkt.TCP.synflood.spoofed.pcap";
    private const string Snmp = "amp.UDP.snmp.src161.pcapng";

    [Fact]
    public async Task A_real_flood_becomes_an_incident_with_its_pop_target_and_vector()
    {
        stand.Require();
        var file = stand.AttackFile(SynFlood, "203.0.113.10");
        await using var attack = Replay.Start(stand.Lab["FRA"], file, Pps, TimeSpan.FromSeconds(8));

        var incident = await stand.IncidentAsync("203.0.113.10/32");

        Assert.Equal("FRA", Assert.Single(incident.Nodes).Pop);
        var named = await stand.NamedAsync(incident.Number, "TCP SYN");
        Assert.Equal("syn_flood", named.Family);
        await Eventually.GetAsync(
            "the attack's full rate",
            TimeSpan.FromSeconds(6),
            async () =>
                (await stand.Api.IncidentsAsync()).FirstOrDefault(one =>
                    one.Number == incident.Number && one.PeakPps is > 0.5 * Pps and < 1.5 * Pps
                )
        );
        Assert.True(named.Onset <= named.Detected && named.Detected <= named.Opened);
        await ShowsNoMoreThanItsNodeAsync(named.Number, "FRA");
    }

    /// <summary>An incident's rate is estimated from a sample, its node's is exact; the node also carries what is ordinary.</summary>
    private async Task ShowsNoMoreThanItsNodeAsync(int number, string pop)
    {
        var most = 0.0;
        for (var look = 0; look < 20; look++)
        {
            most = Math.Max(most, (await stand.Api.NodesAsync()).Single(node => node.Pop == pop).Pps);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        // The worst second of the sliding window is a little above that of whole seconds, were it only for an uneven sender.
        var shown = (await stand.Api.IncidentsAsync()).Single(one => one.Number == number).PeakPps;
        Assert.InRange(shown, 0.5 * Pps, 1.25 * most);
    }

    [Fact]
    public async Task A_flood_on_a_trunk_is_named_through_its_tag()
    {
        stand.Require();
        var file = stand.AttackFile(Snmp, "100.64.90.10");
        TrafficFile.Tagged(file, file + ".tagged", vlan: 100);
        await using var attack = Replay.Start(stand.Lab["PAR"], file + ".tagged", Pps, TimeSpan.FromSeconds(6));

        var incident = await stand.IncidentAsync("100.64.90.10/32");

        Assert.Equal("amplification", (await stand.NamedAsync(incident.Number, "SNMP")).Family);
    }

    [Fact]
    public async Task Two_victims_at_once_give_two_incidents()
    {
        stand.Require();
        var first = stand.AttackFile(SynFlood, "203.0.113.21");
        var second = stand.AttackFile(Snmp, "203.0.113.22");
        await using var one = Replay.Start(stand.Lab["AMS"], first, Pps / 2, TimeSpan.FromSeconds(8));
        await using var two = Replay.Start(stand.Lab["AMS"], second, Pps / 2, TimeSpan.FromSeconds(8));

        var flood = await stand.IncidentAsync("203.0.113.21/32");
        var reflection = await stand.IncidentAsync("203.0.113.22/32");

        Assert.NotEqual(flood.Number, reflection.Number);
        Assert.Equal("syn_flood", (await stand.NamedAsync(flood.Number, "TCP SYN")).Family);
        Assert.Equal("amplification", (await stand.NamedAsync(reflection.Number, "SNMP")).Family);
    }

    [Fact]
    public async Task A_carpet_over_ninety_hosts_is_one_incident_on_the_prefix()
    {
        stand.Require();
        var hosts = Enumerable.Range(10, 90).Select(last => $"198.51.100.{last}").ToArray();
        var file = stand.AttackFile(SynFlood, hosts);
        await using (var attack = Replay.Start(stand.Lab["LON"], file, Pps, TimeSpan.FromSeconds(8)))
        {
            var incident = await Eventually.GetAsync(
                "an incident on the prefix",
                TimeSpan.FromSeconds(10),
                async () =>
                    (await stand.Api.IncidentsAsync()).FirstOrDefault(one => Inside(one.Target) && one.HostCount > 45)
            );
            Assert.EndsWith("/24", incident.Target, StringComparison.Ordinal);
            await attack.EndsWithinAsync(TimeSpan.FromSeconds(12));
        }
        Assert.Single(await stand.Api.IncidentsAsync(), one => Inside(one.Target));
    }

    [Fact]
    public async Task Every_two_second_pulse_is_seen()
    {
        stand.Require();
        // Each in a network of its own: several victims in one network would be a carpet.
        var victims = Enumerable.Range(61, 5).Select(third => $"100.64.{third}.10").ToArray();
        foreach (var victim in victims)
        {
            await Replay.RunAsync(stand.Lab["PAR"], stand.AttackFile(SynFlood, victim), Pps, TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        foreach (var victim in victims)
            Assert.Equal("PAR", Assert.Single((await stand.IncidentAsync(victim + "/32")).Nodes).Pop);
    }

    private static bool Inside(string? target) => target?.StartsWith("198.51.100.", StringComparison.Ordinal) == true;
}
