using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

/// <summary>Wherever a mitigation is in its life, a new process goes on from there; routers are told before anything is decided.</summary>
public sealed class RestartsInEveryState
{
    private const double Filtered = 300_000;
    private const double Discarded = 1_000_000;

    [Fact]
    public async Task Proposed_it_goes_on_waiting_for_a_person()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Discarded));
        await AskedAsync(site);
        var asked = Assert.Single(Level(site, MitigationLevel.Blackhole));
        Assert.Equal(MitigationState.Proposed, asked.Record.State);
        await site.StartAgainAsync();
        asked = Assert.Single(Level(site, MitigationLevel.Blackhole));
        Assert.Equal(MitigationState.Proposed, asked.Record.State);
        Assert.DoesNotContain("192.0.2.7/32", site.Router.Held);
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{asked.Number}/approve");
        await Soon.TrueAsync(() => site.Router.Held.Contains("192.0.2.7/32"));
    }

    [Fact]
    public async Task Requested_it_is_announced_again_and_confirmed_under_its_number()
    {
        await using var site = await ProtectedServer.StartAsync();
        site.Router.Silent = true;
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.HoldsAsync(2);
        var numbers = Level(site, MitigationLevel.FlowSpec).Select(static e => e.Number).ToArray();
        Assert.All(Level(site, MitigationLevel.FlowSpec), static e => Assert.False(e.InForce));
        await site.StartAgainAsync();
        Assert.Equal(2, site.Server.Get<Announcers>().Desired!.Routes.Length);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        Assert.Equal(numbers, Level(site, MitigationLevel.FlowSpec).Select(static e => e.Number));
    }

    [Fact]
    public async Task Effective_it_keeps_what_was_measured()
    {
        await using var site = await ProtectedServer.StartAsync();
        var seen = Seen.By(site.Node, site.Time.Now, pps: Filtered);
        await site.SeeAsync(seen);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Time.Now += TimeSpan.FromSeconds(5);
        var less = Seen.By(site.Node, site.Time.Now, id: seen.Id, phase: ObservationPhase.Updated, pps: 60_000);
        await site.SeeAsync(less);
        await site.DecideAsync();
        Assert.All(
            Level(site, MitigationLevel.FlowSpec),
            static e => Assert.Equal(MitigationState.Effective, e.Record.State)
        );
        var effects = Level(site, MitigationLevel.FlowSpec).Select(static e => (e.Effect, e.EffectShare)).ToArray();
        await site.StartAgainAsync();
        Assert.Equal(effects, Level(site, MitigationLevel.FlowSpec).Select(static e => (e.Effect, e.EffectShare)));
        await site.HoldsAsync(2);
    }

    [Fact]
    public async Task Refused_it_stays_refused()
    {
        await using var site = await ProtectedServer.StartAsync();
        using (var founder = await site.Server.FounderAsync())
            await founder.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.StartAgainAsync();
        await site.DecideAsync();
        Assert.Empty(site.Router.Held);
        Assert.Empty(site.Book.Admitted);
    }

    [Fact]
    public async Task Turned_down_it_is_not_asked_for_again()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Discarded));
        await AskedAsync(site);
        var asked = Assert.Single(Level(site, MitigationLevel.Blackhole)).Number;
        using (var analyst = await site.Server.BrowserAsync(Role.Analyst))
            await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{asked}/reject", new { reason = "no" });
        await site.StartAgainAsync();
        await AskedAsync(site);
        Assert.Empty(Level(site, MitigationLevel.Blackhole));
        Assert.Equal(MitigationState.Refused, site.Server.Get<MitigationStore>().Find(asked)!.Record.State);
    }

    [Fact]
    public async Task What_expired_while_the_server_was_away_is_never_announced_again()
    {
        await using var site = await ProtectedServer.StartAsync();
        using (var analyst = await site.Server.BrowserAsync(Role.Analyst))
        {
            await analyst.OkAsync(
                HttpMethod.Post,
                "/mitigations",
                new
                {
                    level = "blackhole",
                    target = "192.0.2.9/32",
                    ttlMinutes = 5,
                    reason = "by hand",
                }
            );
        }

        await site.HoldsAsync(1);
        await site.Server.StopAsync();
        site.Time.Now += TimeSpan.FromMinutes(6);
        await site.Server.StartAgainAsync();
        Assert.Equal(0, site.Server.Get<Announcers>().Desired?.Routes.Length ?? 0);
        Assert.Equal(MitigationState.Expired, site.Server.Get<MitigationStore>().Find(1)!.Record.State);
    }

    [Fact]
    public async Task Under_the_kill_switch_nothing_is_announced_at_start()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        using (var admin = await site.Server.BrowserAsync(Role.Admin))
            await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "wrong" });
        await site.StartAgainAsync();
        Assert.Equal(0, site.Server.Get<Announcers>().Desired?.Routes.Length ?? 0);
        await site.DecideAsync();
        Assert.Empty(site.Router.Held);
    }

    private static MitigationEntry[] Level(ProtectedServer site, MitigationLevel level) =>
        [
            .. site
                .Book.Wanted.Values.Where(e => e.Record.Desired.Level == level && !e.Record.IsOver)
                .OrderBy(static e => e.Number),
        ];

    private static async Task AskedAsync(ProtectedServer site)
    {
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        for (var look = 0; look < 2; look++)
        {
            site.Time.Now += TimeSpan.FromSeconds(12);
            await site.DecideAsync();
        }
    }
}
