using Flowtriq.Bgp.Speaker;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Bgp.Tests.Routers;

/// <summary>Every route kind in every router's own words, then a refresh, then the withdrawal of one route.</summary>
public sealed class RoutersSeeRoutes(RouterFixture routers) : IClassFixture<RouterFixture>
{
    [Fact]
    public async Task Frr_shows_every_kind_over_a_signed_session()
    {
        await ReadyAsync();
        await SaysAsync(
            "frr",
            "show bgp ipv4 unicast 203.0.113.7/32",
            "192.0.2.1",
            "blackhole no-export",
            "65000:666:1"
        );
        await SaysAsync("frr", "show bgp ipv6 unicast 2001:db8:7::7/128", "100::1", "blackhole no-export");
        await SaysAsync(
            "frr",
            "show bgp ipv4 flowspec detail",
            "Destination Address 203.0.113.9/32",
            "Source Port = 53",
            "Packet Length >= 1000",
            "Packet Fragment = 4",
            "FS:rate 0.000000",
            "FS:rate 125000.000000"
        );
        await SaysAsync(
            "frr",
            "show bgp ipv6 flowspec detail",
            "Destination Address 2001:db8:9::9/128",
            "Source Port = 123"
        );
    }

    [Fact]
    public async Task Bird_shows_every_kind()
    {
        await ReadyAsync();
        await SaysAsync(
            "bird",
            "show route table master4 protocol ann all",
            "203.0.113.7/32",
            "(65535,666)",
            "(65000, 666, 1)"
        );
        await SaysAsync("bird", "show route table master6 protocol ann all", "2001:db8:7::7/128", "(65535,666)");
        await SaysAsync(
            "bird",
            "show route table flowtab4 all",
            "flow4 { dst 203.0.113.9/32; proto 17; sport 53; length >= 1000; fragment first_fragment; }",
            "(generic, 0x80060000, 0x0)",
            "flow4 { dst 203.0.113.10/32; proto 17; fragment is_fragment; }",
            "(generic, 0x80060000, 0x47f42400)"
        );
        await SaysAsync(
            "bird",
            "show route table flowtab6 all",
            "flow6 { dst 2001:db8:9::9/128; next header 17; sport 123; length >= 400; }"
        );
    }

    [Fact]
    public async Task GoBgp_shows_every_kind()
    {
        await ReadyAsync();
        var peer = $"neighbor {routers.Lab.SpeakerV4} adj-in -a";
        await SaysAsync("gobgp", $"{peer} ipv4", "203.0.113.7/32", "192.0.2.1", "65000");
        await SaysAsync("gobgp", $"{peer} ipv6", "2001:db8:7::7/128");
        await SaysAsync(
            "gobgp",
            $"{peer} ipv4-flowspec",
            "203.0.113.9/32",
            "203.0.113.10/32",
            "discard",
            "rate: 125000"
        );
        await SaysAsync("gobgp", $"{peer} ipv6-flowspec", "2001:db8:9::9/128");
    }

    [Fact]
    public async Task OpenBgpd_shows_the_blackholes_and_the_report_says_it_took_no_rules()
    {
        await ReadyAsync();
        await SaysAsync("openbgpd", "show rib detail", "203.0.113.7/32", "2001:db8:7::7/128", "BLACKHOLE", "NO_EXPORT");
        var report = await routers.Speaker.ReportAsync("openbgpd");
        Assert.Equal(2, report.Count(route => route.State == RouteState.Sent));
        Assert.Equal(3, report.Count(route => route.State == RouteState.NotNegotiated));
    }

    [Fact]
    public async Task ExaBgp_hears_every_kind()
    {
        await ReadyAsync();
        await SaysAsync(
            "exabgp",
            "log",
            "203.0.113.7/32",
            "2001:db8:7::7/128",
            "203.0.113.9/32",
            "203.0.113.10/32",
            "2001:db8:9::9/128"
        );
    }

    [Fact]
    public async Task A_router_that_asks_for_a_refresh_gets_every_route_again()
    {
        await ReadyAsync();
        var before = Status("bird").Counters;
        await routers.Lab["bird"].AskAsync("reload in ann");
        var started = TimeProvider.System.GetTimestamp();
        while (Status("bird").Counters.Refreshes < before.Refreshes + 4)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < RouterFixture.Limit, Status("bird").ToString());
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        await SaysAsync("bird", "show route table flowtab4", "203.0.113.9/32", "203.0.113.10/32");
        Assert.True(Status("bird").Counters.UpdatesSent > before.UpdatesSent);
        Assert.Equal(before.Established, Status("bird").Counters.Established);
    }

    [Fact]
    public async Task A_route_no_longer_wanted_leaves_every_router_and_the_others_stay()
    {
        await ReadyAsync();
        routers.Speaker.Announce(DesiredRoutes.From(DemonstrationRoutes.All.Routes.RemoveAt(2).RemoveAt(0)));
        try
        {
            await UntilAsync(
                "frr",
                "show bgp ipv4 flowspec detail",
                text => !text.Contains("203.0.113.9/32") && text.Contains("203.0.113.10/32")
            );
            await UntilAsync("frr", "show bgp ipv4 unicast", text => !text.Contains("203.0.113.7"));
            await UntilAsync(
                "bird",
                "show route table flowtab4",
                text => !text.Contains("203.0.113.9/32") && text.Contains("203.0.113.10/32")
            );
            await UntilAsync(
                "gobgp",
                $"neighbor {routers.Lab.SpeakerV4} adj-in -a ipv4-flowspec",
                text => !text.Contains("203.0.113.9/32") && text.Contains("203.0.113.10/32")
            );
            await UntilAsync(
                "openbgpd",
                "show rib",
                text => !text.Contains("203.0.113.7/32") && text.Contains("2001:db8:7::7/128")
            );
            await UntilAsync("exabgp", "log", text => text.Contains("\"withdraw\""));
        }
        finally
        {
            routers.Speaker.Announce(DemonstrationRoutes.All);
        }
    }

    private async Task ReadyAsync()
    {
        if (RouterFixture.Obstacle is { } obstacle)
            Assert.Skip(obstacle);
        await RouterFixture.ConvergedAsync(routers.Speaker);
    }

    private PeerStatus Status(string name) => routers.Speaker.Peers.Single(peer => peer.Name == name);

    private Task<string> SaysAsync(string router, string command, params string[] words) =>
        UntilAsync(router, command, text => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private Task<string> UntilAsync(string router, string command, Predicate<string> wanted) =>
        routers.Lab[router].UntilAsync(command, wanted, RouterFixture.Limit);
}
