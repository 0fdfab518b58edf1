using Flowtriq.Bgp.Speaker;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>The contract kept by gobgpd, and what only it does.</summary>
[Collection("routers")]
public sealed class GoBgpAnnouncerContract : AnnouncerContract
{
    private protected override async Task<Rig> BuildAsync() => await GoBgpAsync();

    [Fact]
    public async Task Routes_of_the_operators_own_are_neither_removed_nor_replaced()
    {
        await using var rig = await GoBgpAsync();
        await rig.Bird.UntilAsync("show protocols ann", static text => text.Contains("Established"), Rig.Limit);
        await rig.Daemon.AskAsync("global rib add 198.51.100.0/24 nexthop 192.0.2.1 community 65000:7");
        await rig.Daemon.AskAsync("global rib add 203.0.113.7/32 nexthop 192.0.2.1 community 65000:7");
        await rig.BirdSaysAsync(Rig.Unicast4, static text => text.Contains("203.0.113.7/32"));
        await using var announcer = await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains("203.0.113.9/32"));
        var routes = await Rig.ReadUntilAsync(
            announcer,
            static all => all.Count(static route => route.State == AnnouncedState.Accepted) == 8
        );
        var refused = routes.Where(static route => route.State == AnnouncedState.Refused).ToArray();
        Assert.All(refused, static route => Assert.Equal("203.0.113.7/32", route.Route.ToString()));
        Assert.All(refused, static route => Assert.Contains("not ours", route.Reason, StringComparison.Ordinal));
        announcer.Announce(DesiredRoutes.Empty);
        await rig.BirdSaysAsync(Rig.Flow4, static text => !text.Contains("203.0.113."));
        var left = await rig.Bird.AskAsync(Rig.Unicast4);
        Assert.Contains("198.51.100.0/24", left, StringComparison.Ordinal);
        Assert.Contains("203.0.113.7/32", left, StringComparison.Ordinal);
        Assert.DoesNotContain("(65535,666)", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_the_operator_lays_over_ours_stays_also_when_the_server_is_started_again()
    {
        const string Ours = "203.0.113.7/32";
        const string Later = "203.0.113.200/32";
        const string Neighbours = "203.0.113.201/32";
        await using var rig = await GoBgpAsync();
        await rig.Bird.UntilAsync("show protocols ann", static text => text.Contains("Established"), Rig.Limit);
        var first = await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await Rig.ReadUntilAsync(
            first,
            static all => all.Count == 10 && all.All(static route => route.State == AnnouncedState.Accepted)
        );
        foreach (var mine in new[] { Ours, Later, Neighbours })
            await rig.Daemon.AskAsync($"global rib add {mine} nexthop 192.0.2.1 community 65000:7");

        // Well before the table is read again by the clock.
        var hole = DesiredRoute.Blackhole(DemonstrationRoutes.Prefix(Later));
        first.Announce(DesiredRoutes.From([hole]));
        var routes = await Rig.ReadUntilAsync(
            first,
            static all => all.Count == 2 && all.All(static route => route.State == AnnouncedState.Refused)
        );
        Assert.All(routes, static route => Assert.Contains("not ours", route.Reason, StringComparison.Ordinal));
        await first.DisposeAsync();
        await using var second = await rig.AnnouncingAsync(DesiredRoutes.From([hole]));
        await Rig.ReadUntilAsync(second, static all => all.Count == 2);
        second.Announce(DesiredRoutes.Empty);
        await rig.BirdSaysAsync(Rig.Flow4, static text => !text.Contains("203.0.113."));

        var left = await rig.Daemon.AskAsync("global rib");
        foreach (var mine in new[] { Ours, Later, Neighbours })
            Assert.Contains(mine, left, StringComparison.Ordinal);
        Assert.DoesNotContain("65000:666", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_was_killed_is_given_everything_again_before_its_sessions_are_up()
    {
        await using var rig = await GoBgpAsync();
        await using var announcer = await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains("203.0.113.9/32"));
        await rig.Daemon.KillAsync();
        await Ingest.Soon.TrueAsync(() => announcer.Peers is [{ Up: false, State: "unreachable" }]);
        rig.Daemon.Start();
        await Rig.ReadUntilAsync(
            announcer,
            static all => all.Count == 10 && all.All(static route => route.State == AnnouncedState.Accepted)
        );
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains("203.0.113.9/32"));
        await rig.FrrSaysAsync("show bgp ipv4 flowspec", static text => text.Contains("203.0.113.9/32"));
    }

    private static async Task<GoBgpRig> GoBgpAsync()
    {
        var lab = await Rig.LabAsync(GoBgp.Program, "gobgp");
        return new GoBgpRig(lab, await GoBgpDaemon.StartAsync(lab));
    }
}
