using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Diversion by announcement, and our own announcement around a provider's.</summary>
public sealed class DiversionsByBgp : IDisposable
{
    private readonly ScrubbingBench bench = new();
    private readonly FakeRouter scrubber = new("scrubber-1", "scrubber");
    private readonly FakeRouter transit = new("transit-1", "transit");

    public DiversionsByBgp()
    {
        bench.Announcers.Add(scrubber);
        bench.Announcers.Add(transit);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Are_announced_as_configured_and_advertised_when_the_router_took_it()
    {
        await ByBgpAsync(
            new ScrubbingSettings(
                PeerGroup: "scrubber",
                NextHopV4: "198.51.100.9",
                Communities: ["65000:100"],
                LargeCommunities: ["65000:1:2"]
            )
        );
        scrubber.Up = false;
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await bench.PassAsync(1);
        Assert.Equal(
            (DiversionState.Advertising, "no router of scrubber is connected"),
            (bench.Only.State, bench.Only.Failure)
        );
        var traits = Assert.Single(bench.Diversions.Routes).Traits;
        Assert.Equal("198.51.100.9", traits.NextHop.ToString());
        Assert.Equal([new LargeCommunity(65000, 1, 2)], traits.LargeCommunities);

        scrubber.Up = true;
        await bench.PassAsync(0.5);
        Assert.Equal((DiversionState.Advertised, "accepted by scrubber-1"), (bench.Only.State, bench.Only.Proof));
        Assert.Equal(["192.0.2.0/24 65000:100"], scrubber.Has);
        Assert.Empty(transit.Has);

        bench.Diversions.Want([], atOnce: true);
        await bench.PassAsync(0.5);
        Assert.Equal(DiversionState.Withdrawn, bench.Only.State);
        Assert.Empty(scrubber.Has);
    }

    [Fact]
    public async Task Rejected_by_the_router_are_asked_for_again_and_told()
    {
        await ByBgpAsync(new ScrubbingSettings(PeerGroup: "scrubber"));
        scrubber.Objection = "not a customer prefix";
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await bench.PassAsync(6);
        Assert.NotEqual(DiversionState.Advertised, bench.Only.State);
        Assert.Equal("scrubber-1: not a customer prefix", bench.Only.Failure);
        scrubber.Release("scrubber-1");
        await bench.PassAsync(1);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);
    }

    [Fact]
    public async Task To_a_group_without_routers_fail_and_say_so()
    {
        await ByBgpAsync(new ScrubbingSettings(PeerGroup: "nobody"));
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await bench.PassAsync(1);
        Assert.Equal("peer group nobody has no router", bench.Only.Failure);
    }

    [Fact]
    public async Task Keep_our_own_announcement_until_the_providers_is_seen_and_bring_it_back_first()
    {
        await bench.CloudflareAsync(ownGroup: "transit");
        await bench.PassAsync(1);
        Assert.Equal(["192.0.2.0/24"], transit.Has);

        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(6);
        Assert.Equal(["192.0.2.0/24"], transit.Has);
        await bench.PassAsync(30);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);
        Assert.Empty(transit.Has);

        transit.Up = false;
        bench.Want();
        await bench.PassAsync(10);
        Assert.Equal(DiversionState.Withdrawing, bench.Only.State);
        Assert.StartsWith("no router has taken our own announcement", bench.Only.Failure, StringComparison.Ordinal);
        Assert.Equal(["start cf 192.0.2.0/24"], bench.Scrubber.Orders);

        transit.Up = true;
        await bench.PassAsync(1);
        Assert.Equal("stop cf 192.0.2.0/24", bench.Scrubber.Orders[^1]);
        await bench.PassAsync(16);
        Assert.Equal((DiversionState.Withdrawn, null), (bench.Only.State, bench.Only.Failure));
        Assert.Equal(["192.0.2.0/24"], transit.Has);
    }

    [Fact]
    public async Task By_BGP_with_an_announcement_of_our_own_go_to_both_groups_while_they_overlap()
    {
        await ByBgpAsync(new ScrubbingSettings(PeerGroup: "scrubber", OwnGroup: "transit", AnnounceMinutes: 3));
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await bench.PassAsync(2);
        Assert.Equal(DiversionState.Advertising, bench.Only.State);
        Assert.Equal(["192.0.2.0/24"], scrubber.Has);
        Assert.Equal(["192.0.2.0/24"], transit.Has);
        await bench.PassAsync(2);
        Assert.Equal(["192.0.2.0/24"], scrubber.Has);
        Assert.Empty(transit.Has);
        bench.Diversions.Want([], atOnce: true);
        await bench.PassAsync(1);
        Assert.Empty(scrubber.Has);
        Assert.Equal(["192.0.2.0/24"], transit.Has);
    }

    [Fact]
    public async Task Leave_the_routers_fifteen_seconds_after_the_kill_switch_although_the_loop_is_stuck()
    {
        await ByBgpAsync(new ScrubbingSettings(PeerGroup: "scrubber", OwnGroup: "transit"));
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "box"));
        await bench.PassAsync(1);
        Assert.Equal(["192.0.2.0/24"], scrubber.Has);
        Assert.Empty(transit.Has);

        bench.Diversions.Want([], atOnce: true);
        bench.Time.Now += TimeSpan.FromSeconds(15);
        Announce();
        Assert.Equal(["192.0.2.0/24"], scrubber.Has);
        bench.Time.Now += TimeSpan.FromSeconds(1);
        Announce();
        Assert.Empty(scrubber.Has);
        Assert.Equal(["192.0.2.0/24"], transit.Has);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);

        // What ends in its own time is not stuck, however long it takes.
        bench.Diversions.Want([]);
        Announce();
        Assert.Equal(["192.0.2.0/24"], scrubber.Has);

        void Announce() => bench.Announcers.Announce(DesiredRoutes.From(bench.Diversions.Routes));
    }

    [Fact]
    public async Task Of_a_provider_that_is_switched_off_are_not_announced()
    {
        await bench.CloudflareAsync(ownGroup: "transit");
        var setup = bench.Providers.All[0];
        await bench.Providers.ReplaceAsync(
            setup.Id,
            new ScrubbingProviderRequest(
                "cf",
                ScrubbingKind.Cloudflare,
                ["192.0.2.0/24"],
                Enabled: false,
                Settings: setup.Settings
            ),
            "noc",
            default
        );
        Assert.Empty(bench.Diversions.Routes);
        Assert.Empty(bench.Diversions.Divertible);
        Assert.Null(bench.Diversions.For(ScrubbingBench.Prefix("192.0.2.1/32")));
    }

    private Task<ScrubbingSetup> ByBgpAsync(ScrubbingSettings settings) =>
        bench.ConfigureAsync(
            new ScrubbingProviderRequest("box", ScrubbingKind.Bgp, ["192.0.2.0/24"], Settings: settings)
        );
}
