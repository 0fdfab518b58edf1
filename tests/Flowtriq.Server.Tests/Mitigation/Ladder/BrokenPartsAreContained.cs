using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

public sealed class BrokenPartsAreContained
{
    private const double Filtered = 300_000;

    [Fact]
    public async Task A_decision_that_fails_loses_no_observation_and_announces_nothing()
    {
        await using var site = await ProtectedServer.StartAsync();
        site.Router.Broken = true;
        var seen = Seen.By(site.Node, site.Time.Now, pps: Filtered);
        await site.SeeAsync(seen);
        Assert.Equal(IncidentState.Open, site.Incident.State);
        Assert.NotNull(site.Server.Get<IncidentStore>().Find(site.Incident.Id));
        Assert.Empty(site.Book.Wanted);
        using var browser = await site.Server.BrowserAsync(Role.ReadOnly);
        await browser.OkAsync(HttpMethod.Get, "/incidents/1");

        site.Router.Broken = false;
        await site.DecideAsync();
        await site.HoldsAsync(2);
    }

    [Fact]
    public async Task While_decisions_fail_what_is_in_force_stays_and_the_incident_goes_on()
    {
        await using var site = await ProtectedServer.StartAsync();
        var seen = Seen.By(site.Node, site.Time.Now, pps: Filtered);
        await site.SeeAsync(seen);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Router.Broken = true;
        site.Time.Now += TimeSpan.FromSeconds(20);
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, id: seen.Id, phase: ObservationPhase.Closed));
        Assert.All(site.Incident.Observations, static o => Assert.Equal(ObservationPhase.Closed, o.Latest.Phase));
        Assert.Equal(2, site.Router.Held.Count);
    }

    [Fact]
    public async Task The_kill_switch_empties_routers_while_decisions_fail()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Router.Broken = true;
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "wrong" });
        await site.HoldsAsync(0);
    }

    [Fact]
    public async Task The_kill_switch_s_file_empties_routers_while_the_database_is_stuck()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        using var free = new ManualResetEventSlim();
        var stuck = Task.Run(() => site.Server.Get<Database>().WriteAsync(_ => free.Wait(), default));
        try
        {
            await File.WriteAllTextAsync(Path.Combine(site.Server.Folder, "kill-switch"), "the disk hangs");
            await site.HoldsAsync(0);
        }
        finally
        {
            free.Set();
            await stuck;
        }
    }

    [Fact]
    public async Task Routes_end_with_their_expiry_while_decisions_fail()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Router.Broken = true;
        site.Time.Now += TimeSpan.FromHours(2);
        site.Server.Get<ReconcileSignal>().Raise();
        await site.HoldsAsync(0);
    }

    [Fact]
    public async Task The_kill_switch_ends_diversions_without_waiting_for_their_shortest_time()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(
            HttpMethod.Post,
            "/scrubbing/providers",
            new
            {
                name = "box",
                kind = "bgp",
                prefixes = new[] { "203.0.113.0/24" },
                settings = new { peerGroup = "scrubber", announceMinutes = 0 },
            }
        );
        await admin.OkAsync(
            HttpMethod.Post,
            "/mitigations",
            new
            {
                level = "scrubbing",
                target = "203.0.113.9/32",
                reason = "by hand",
            }
        );
        var diversions = site.Server.Get<Diversions>();
        await site.HoldsAsync(1);
        Assert.False(diversions.Wish!.AtOnce);
        await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "wrong" });
        await Soon.TrueAsync(() => diversions.Wish is { AtOnce: true, Wanted.IsEmpty: true });
        await Soon.TrueAsync(() => diversions.All.All(static d => d.State >= DiversionState.Withdrawing));
        await admin.OkAsync(HttpMethod.Delete, "/safety/kill-switch");
        await Soon.TrueAsync(() => diversions.Wish is { AtOnce: false });
    }

    [Fact]
    public async Task Our_own_announcement_of_a_provider_s_prefix_never_leaves_our_own_space()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(
            HttpMethod.Post,
            "/scrubbing/providers",
            new
            {
                name = "box",
                kind = "bgp",
                prefixes = new[] { "192.0.2.0/24", "198.51.100.0/24" },
                settings = new { peerGroup = "scrubber", ownGroup = "transit" },
            }
        );
        await site.HoldsAsync(1);
        Assert.Equal(["192.0.2.0/24"], site.Router.Held);
    }
}
