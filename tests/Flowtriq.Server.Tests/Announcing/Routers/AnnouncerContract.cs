using Flowtriq.Bgp.Speaker;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>What every announcer with routers behind it does, seen in the routers' own words.</summary>
public abstract class AnnouncerContract
{
    private const string Hole = "203.0.113.7/32";
    private const string Discarded = "203.0.113.9/32";
    private const string Limited = "203.0.113.10/32";

    private protected abstract Task<Rig> BuildAsync();

    [Fact]
    public async Task Announces_changes_and_withdraws()
    {
        await using var rig = await BuildAsync();
        await using var announcer = await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains(Discarded) && text.Contains(Limited));
        await rig.BirdSaysAsync(
            Rig.Unicast4,
            static text => text.Contains(Hole) && text.Contains("(65535,666)") && text.Contains("(65000, 666, 1)")
        );
        await rig.BirdSaysAsync("show route table flowtab6 all", static text => text.Contains("2001:db8:9::9/128"));
        await rig.BirdSaysAsync("show route table master6 all", static text => text.Contains("2001:db8:7::7/128"));
        await rig.FrrSaysAsync("show bgp ipv4 flowspec detail", static text => text.Contains(Discarded));
        await rig.FrrSaysAsync("show bgp ipv4 unicast", static text => text.Contains("203.0.113.7"));
        var routes = await Rig.ReadUntilAsync(
            announcer,
            static all => all.Count == 10 && all.All(static route => route.State == AnnouncedState.Accepted)
        );
        Assert.Equal(2, routes.Select(static route => route.Peer).Distinct().Count());
        Assert.Contains("then discard", routes.SelectMany(static route => route.Attributes));
        Assert.All(announcer.Peers, static peer => Assert.True(peer is { Up: true, Wanted: 5, Sent: 5, Rejected: 0 }));
        Assert.All(announcer.Peers, static peer => Assert.Contains("ipv4-flowspec", peer.Families));

        // 125,000 bytes/s become a discard; the hole is withdrawn; the rest stays.
        var changed = DemonstrationRoutes.All.Routes.Select(route =>
            route.Route.ToString().Contains(Limited)
                ? route with
                {
                    Traits = route.Traits with { Action = Flowtriq.Core.Mitigation.FlowSpecAction.Discard },
                }
                : route
        );
        announcer.Announce(DesiredRoutes.From(changed.Skip(1)));
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains(Limited) && !text.Contains("0x47f42400"));
        await rig.BirdSaysAsync(Rig.Unicast4, static text => !text.Contains(Hole));
        await rig.FrrSaysAsync("show bgp ipv4 unicast", static text => !text.Contains("203.0.113.7"));
        announcer.Announce(DesiredRoutes.Empty);
        await rig.BirdSaysAsync(Rig.Flow4, static text => !text.Contains("203.0.113."));
        await rig.FrrSaysAsync("show bgp ipv4 flowspec", static text => !text.Contains("203.0.113."));
    }

    [Fact]
    public async Task A_restart_leaves_no_gap_and_withdraws_what_nobody_wants_any_more()
    {
        await using var rig = await BuildAsync();
        var first = await rig.AnnouncingAsync(DemonstrationRoutes.All);
        await rig.BirdSaysAsync(Rig.Flow4, static text => text.Contains(Discarded) && text.Contains(Limited));
        await rig.BirdSaysAsync(Rig.Unicast4, static text => text.Contains(Hole));
        using var over = new CancellationTokenSource();
        var watch = GapsAsync(rig, over.Token);
        await first.DisposeAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        await using var second = await rig.AnnouncingAsync(DesiredRoutes.From(DemonstrationRoutes.All.Routes.Skip(1)));
        await rig.BirdSaysAsync(Rig.Unicast4, static text => !text.Contains(Hole));
        await Rig.ReadUntilAsync(
            second,
            static all => all.Count == 8 && all.All(static route => route.State == AnnouncedState.Accepted)
        );
        await over.CancelAsync();
        Assert.Equal(0, await watch);
    }

    [Fact]
    public async Task What_a_router_does_not_take_is_refused_with_the_reason_and_all_others_stay()
    {
        await using var rig = await BuildAsync();
        var ports = Enumerable.Range(1, 6).Select(static port => (uint)port).ToArray();
        var poison = DesiredRoute.FlowSpec(
            new(
                Flowtriq
                    .Core.Mitigation.FlowSpecMatch.To(DemonstrationRoutes.Prefix("203.0.113.66/32"))
                    .With(
                        Flowtriq.Core.Mitigation.FlowSpecComponent.AnyOf(
                            Flowtriq.Core.Mitigation.FlowSpecField.SourcePort,
                            ports
                        )
                    ),
                Flowtriq.Core.Mitigation.FlowSpecAction.Discard
            )
        );
        await using var announcer = await rig.AnnouncingAsync(
            DesiredRoutes.From([poison, .. DemonstrationRoutes.All.Routes])
        );
        await rig.FrrSaysAsync("show bgp ipv4 flowspec", static text => text.Contains(Discarded));
        var routes = await Rig.ReadUntilAsync(
            announcer,
            static all => all.Count(static route => route.State == AnnouncedState.Accepted) == 10
        );
        var refused = routes.Where(static route => route.State == AnnouncedState.Refused).ToArray();
        Assert.Equal(2, refused.Length);
        Assert.All(refused, route => Assert.Equal(poison.Route, route.Route));
        Assert.All(refused, static route => Assert.NotEmpty(route.Reason!));
    }

    private static async Task<int> GapsAsync(Rig rig, CancellationToken over)
    {
        var gaps = 0;
        while (!over.IsCancellationRequested)
        {
            var text = await rig.Bird.AskAsync(Rig.Flow4);
            gaps += text.Contains(Discarded) && text.Contains(Limited) ? 0 : 1;
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
        return gaps;
    }
}
