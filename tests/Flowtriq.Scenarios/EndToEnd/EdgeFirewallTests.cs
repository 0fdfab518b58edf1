using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.LabTests;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>
/// Level 1 with the real agent and the real kernel: a POP of three namespaces, a replayed capture, nftables on the edge. The
/// agent stands alone, so that what is seen here is seen without a server.
/// </summary>
[Collection(LabCollection.Name)]
public sealed class EdgeFirewallTests
{
    private const string Victim = "203.0.113.71";
    private const string Neighbour = "203.0.113.72";
    private const int Pps = 20_000;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_replayed_attack_is_dropped_at_the_edge_and_everybody_elses_traffic_passes()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 3);
        await site.StartAsync();
        var attack = site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim);
        var ordinary = site.OrdinaryFile(Neighbour);
        await using var background = Replay.Start(site.Pop, ordinary, 500, TimeSpan.FromSeconds(14));
        await using var flood = Replay.Start(site.Pop, attack, Pps, TimeSpan.FromSeconds(8));

        await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());
        await Task.Delay(TimeSpan.FromSeconds(1));
        var victim = await site.DeliveredAsync(Victim);
        var neighbour = await site.DeliveredAsync(Neighbour);
        var offered = await site.Pop.CounterAsync(Pop.Uplink, "rx_packets");
        await Task.Delay(TimeSpan.FromSeconds(3));
        var victimAfter = await site.DeliveredAsync(Victim);
        var neighbourAfter = await site.DeliveredAsync(Neighbour);
        var offeredAfter = await site.Pop.CounterAsync(Pop.Uplink, "rx_packets");

        // The uplink goes on receiving the attack, the victim's own counter stands still, its neighbour's does not.
        Assert.True(offeredAfter - offered > Pps, $"{offeredAfter - offered} packets offered in 3 s");
        Assert.True(
            victimAfter - victim < (offeredAfter - offered) / 20,
            $"{victimAfter - victim} of {offeredAfter - offered} packets reached the victim in 3 s"
        );
        Assert.True(neighbourAfter - neighbour > 500, $"{neighbourAfter - neighbour} packets reached the neighbour");
        var filters = (await site.FiltersAsync())!;
        Assert.All(filters, filter => Assert.Equal("node", filter.By));
        Assert.All(filters, filter => Assert.Contains(Victim, filter.Rule, StringComparison.Ordinal));
        Assert.True(filters.Sum(static filter => filter.Packets) > Pps, string.Join("; ", filters));

        await flood.EndsWithinAsync(TimeSpan.FromSeconds(15));
        await Eventually.GetAsync("no table left", TimeSpan.FromSeconds(45), () => site.NoTableAsync());
    }

    [Fact]
    public async Task A_reflection_over_ipv6_is_dropped_at_the_edge_too()
    {
        const string Victim6 = "2001:db8:66::71";
        const string Neighbour6 = "2001:db8:66::72";
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 3);
        await site.StartAsync();
        await using var other = Replay.Start(site.Pop, site.Ipv6File(Neighbour6), 300, TimeSpan.FromSeconds(10));
        await using var flood = Replay.Start(site.Pop, site.Ipv6File(Victim6), Pps / 2, TimeSpan.FromSeconds(8));

        var filters = await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());
        Assert.All(filters, static filter => Assert.Contains($"{Victim6}/128", filter.Rule, StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var (victim, neighbour) = (await site.DeliveredAsync(Victim6), await site.DeliveredAsync(Neighbour6));
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.InRange(await site.DeliveredAsync(Victim6) - victim, 0, Pps / 20);
        Assert.InRange(await site.DeliveredAsync(Neighbour6) - neighbour, 300, 1_200);
        Assert.True((await site.FiltersAsync())!.Sum(static filter => filter.Packets) > Pps / 2);
    }

    [Fact]
    public async Task Filters_of_an_agent_that_was_killed_expire_by_themselves_and_the_next_start_cleans_up()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 60);
        await site.StartAsync();
        await Replay.RunAsync(
            site.Pop,
            site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim),
            Pps,
            TimeSpan.FromSeconds(3)
        );
        var before = await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());
        Assert.All(before, static filter => Assert.InRange(filter.Expires ?? 0, 1, 60));

        await site.CrashAsync();

        Assert.NotNull(await site.FiltersAsync());
        await Eventually.GetAsync(
            "the kernel to let go of it",
            TimeSpan.FromSeconds(75),
            async () => await site.FiltersAsync() is null && !await site.IsTableGoneAsync() ? "gone" : null
        );
        await site.StartAsync();
        await Eventually.GetAsync("no table left", Soon, () => site.NoTableAsync());
    }

    [Fact]
    public async Task Flush_takes_everything_out_without_the_agent_and_touches_no_other_table()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 60);
        await site.Pop.Edge.RequireAsync("nft", "add table netdev of_the_operator");
        await site.StartAsync();
        await Replay.RunAsync(
            site.Pop,
            site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim),
            Pps,
            TimeSpan.FromSeconds(3)
        );
        await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());
        await site.CrashAsync();

        var said = await site.AgentAsync("firewall", "flush");

        Assert.Contains("removed table flowtriq_", said, StringComparison.Ordinal);
        Assert.Contains($"destination {Victim}/32", said, StringComparison.Ordinal);
        Assert.Contains("nothing to remove", await site.AgentAsync("firewall", "flush"), StringComparison.Ordinal);
        Assert.Contains("no filter is set", await site.AgentAsync("firewall", "show"), StringComparison.Ordinal);
        Assert.Contains(
            "of_the_operator",
            await site.Pop.Edge.RequireAsync("nft", "list tables netdev"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_policy_that_the_server_signed_holds_although_the_server_is_gone()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 60, mode: "server");
        Assert.True(IpPrefix.TryParse("203.0.113.0/24", out var own));
        var low = PolicyPresets.StandardLadder.Levels[MitigationLevel.Firewall] with
        {
            Trigger = new LevelTrigger { Bits = new BitsPerSecond(1e6) },
        };
        var policy = PolicyPresets.StandardLadder with
        {
            Name = "signed",
            Order = [MitigationLevel.Firewall],
            Levels = ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty.Add(MitigationLevel.Firewall, low),
        };
        await SignedPolicy.LeaveAsync(
            site.State,
            new LocalRules
            {
                Version = 1,
                Own = [own],
                Workspace = policy,
            }
        );
        await site.StartAsync();

        await Replay.RunAsync(
            site.Pop,
            site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim),
            Pps,
            TimeSpan.FromSeconds(3)
        );

        var filters = await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());
        Assert.All(filters, static filter => Assert.Equal("node", filter.By));
    }

    [Fact]
    public async Task An_agent_that_ends_takes_its_filters_with_it()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 60);
        await site.StartAsync();
        await Replay.RunAsync(
            site.Pop,
            site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim),
            Pps,
            TimeSpan.FromSeconds(3)
        );
        await Eventually.GetAsync("a filter in the kernel", Soon, () => site.FiltersAsync());

        await site.StopAsync();

        Assert.True(await site.IsTableGoneAsync());
    }

    [Fact]
    public async Task A_node_whose_operator_did_not_allow_it_has_no_table_whatever_happens()
    {
        await using var site = await EdgeSite.BuildAsync(holdSeconds: 3, mode: "off");
        await site.StartAsync();
        await Replay.RunAsync(
            site.Pop,
            site.AttackFile("amp.UDP.snmp.src161.pcapng", Victim),
            Pps,
            TimeSpan.FromSeconds(3)
        );
        await site.SaysAsync("incident.opened");

        Assert.True(await site.IsTableGoneAsync());
    }
}
