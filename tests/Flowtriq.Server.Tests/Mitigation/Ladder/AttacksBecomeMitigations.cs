using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

public sealed class AttacksBecomeMitigations
{
    /// <summary>1.2 Gbps: above level 2 of the standard ladder, below level 3.</summary>
    private const double Filtered = 300_000;

    /// <summary>4 Gbps: above level 3, below level 4.</summary>
    private const double Discarded = 1_000_000;

    [Fact]
    public async Task An_attack_is_a_rule_in_the_router_and_its_incident_says_so()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.HoldsAsync(2);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        Assert.Contains(site.Router.Held, static rule => rule.Contains("source-port =53", StringComparison.Ordinal));
        Assert.Equal(IncidentState.Mitigating, site.Incident.State);
        var told = site
            .Server.Get<IncidentStore>()
            .Events(site.Incident.Id)
            .Single(static e => e.Kind == "mitigationInForce");
        Assert.Contains("policy gold", told.Actor, StringComparison.Ordinal);
        Assert.Contains("edge1", told.Text, StringComparison.Ordinal);

        using var browser = await site.Server.BrowserAsync(Role.ReadOnly);
        var ladder = await browser.OkAsync(HttpMethod.Get, "/incidents/1/ladder");
        var rung = ladder
            .GetProperty("levels")
            .EnumerateArray()
            .Single(static l => l.GetProperty("level").GetString() == "flowSpec");
        Assert.Equal("active", rung.GetProperty("state").GetString());
        Assert.Equal((1, 1), (rung.GetProperty("acceptedBy").GetInt32(), rung.GetProperty("askedOf").GetInt32()));
        Assert.Equal("not measured", rung.GetProperty("effect").GetString());
        var summary = (await browser.OkAsync(HttpMethod.Get, "/incidents/1"))
            .GetProperty("summary")
            .GetProperty("mitigation");
        Assert.Equal("Customer X", summary.GetProperty("customer").GetString());
        Assert.Equal("flowSpec", summary.GetProperty("level").GetString());
        Assert.Equal((2, 4), (summary.GetProperty("rung").GetInt32(), summary.GetProperty("rungs").GetInt32()));
    }

    [Fact]
    public async Task An_observation_again_or_time_alone_changes_nothing()
    {
        await using var site = await ProtectedServer.StartAsync();
        var seen = Seen.By(site.Node, site.Time.Now, pps: Filtered);
        await site.SeeAsync(seen);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        var before = site.Book;
        await site.SeeAsync(seen);
        await site.DecideAsync();
        Assert.Equal(before.LastNumber, site.Book.LastNumber);
        Assert.Equal(
            before.Wanted.Values.Select(static e => (e.Number, e.Record.History.Length)).Order(),
            site.Book.Wanted.Values.Select(static e => (e.Number, e.Record.History.Length)).Order()
        );
        Assert.Equal(1, site.Router.MostArrivals);
    }

    [Fact]
    public async Task The_kill_switch_withdraws_everything_and_lets_it_back_when_it_is_released()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "wrong" });
        await site.HoldsAsync(0);
        await Soon.TrueAsync(() => !site.Book.Admitted.Any());
        Assert.Equal(IncidentState.Open, site.Incident.State);
        await admin.OkAsync(HttpMethod.Delete, "/safety/kill-switch");
        await site.HoldsAsync(2);
    }

    [Fact]
    public async Task A_dry_run_in_mid_attack_takes_everything_back_and_says_why()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        using var founder = await site.Server.FounderAsync();
        await founder.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        await site.HoldsAsync(0);
        Assert.Contains(
            site.Server.Get<IncidentStore>().Events(site.Incident.Id),
            static e => e.Kind == "mitigationRefused" && e.Text.Contains("dry run", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_restart_announces_what_was_in_force_before_any_session_opens()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        var number = site.Book.Admitted.First(static e => e.Record.Desired.Level == MitigationLevel.FlowSpec).Number;
        await site.StartAgainAsync();
        Assert.Equal(2, site.Server.Get<Announcers>().Desired!.Routes.Length);
        Assert.Equal(2, site.Router.Held.Count);
        Assert.Contains(site.Book.Admitted, e => e.Number == number && e.InForce);
        Assert.Equal(IncidentState.Mitigating, site.Incident.State);
        await site.DecideAsync();
        Assert.DoesNotContain(site.Book.Wanted.Values, static e => e.Record.Desired.Level > MitigationLevel.FlowSpec);
    }

    [Fact]
    public async Task A_black_hole_waits_for_a_person_and_goes_when_that_person_takes_it_back()
    {
        await using var site = await ProtectedServer.StartAsync();
        var seen = Seen.By(site.Node, site.Time.Now, pps: Discarded);
        await site.SeeAsync(seen);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Time.Now += TimeSpan.FromSeconds(12);
        await site.DecideAsync();
        site.Time.Now += TimeSpan.FromSeconds(12);
        await site.DecideAsync();
        var waits = site.Book.Wanted.Values.Single(static e => e.Record.Desired.Level == MitigationLevel.Blackhole);
        Assert.Equal(
            (MitigationState.Proposed, Disposition.AwaitsApproval),
            (waits.Record.State, waits.Record.Desired.Disposition)
        );
        Assert.Contains(
            site.Server.Get<IncidentStore>().Events(site.Incident.Id),
            static e => e.Kind == "mitigationAsked"
        );

        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{waits.Number}/approve");
        await site.HoldsAsync(3);
        Assert.Contains("192.0.2.7/32", site.Router.Held);
        await analyst.OkAsync(HttpMethod.Post, $"/mitigations/{waits.Number}/withdraw", new { reason = "enough" });
        await site.HoldsAsync(2);
        await site.DecideAsync();
        var past = site.Server.Get<MitigationStore>().Find(waits.Number)!;
        Assert.Equal(MitigationState.Withdrawn, past.Record.State);
        Assert.Equal(("enough", "Analyst"), (past.Record.History[^1].Proof, past.Record.History[^1].By));
    }

    [Fact]
    public async Task A_backend_that_does_not_answer_holds_no_rule_back()
    {
        await using var site = await ProtectedServer.StartAsync();
        site.Router.Silent = true;
        await site.Router.AskedAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.HoldsAsync(2);
        Assert.All(site.Book.Admitted, static e => Assert.False(e.InForce));
    }

    [Fact]
    public async Task Pulses_make_at_most_one_announcement_in_ten_minutes()
    {
        await using var site = await ProtectedServer.StartAsync();
        var began = site.Time.Now;
        var id = Guid.CreateVersion7();
        for (var pulse = 0; site.Time.Now - began < TimeSpan.FromMinutes(10); pulse++)
        {
            var phase = pulse == 0 ? ObservationPhase.Opened : ObservationPhase.Updated;
            await site.SeeAsync(Seen.By(site.Node, site.Time.Now, id: id, phase: phase, pps: Filtered + pulse));
            site.Time.Now += TimeSpan.FromSeconds(20);
            await site.DecideAsync();
            await site.SeeAsync(
                Seen.By(site.Node, site.Time.Now, id: id, phase: ObservationPhase.Closed, pps: Filtered + pulse)
            );
            site.Time.Now += TimeSpan.FromSeconds(40);
            await site.DecideAsync();
            await site.HoldsAsync(2);
        }

        Assert.Equal(1, site.Router.MostArrivals);
    }

    [Fact]
    public async Task After_the_attack_everything_is_taken_back_in_the_end_and_the_memory_with_it()
    {
        await using var site = await ProtectedServer.StartAsync();
        var seen = Seen.By(site.Node, site.Time.Now, pps: Filtered);
        await site.SeeAsync(seen);
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Time.Now += TimeSpan.FromMinutes(1);
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, id: seen.Id, phase: ObservationPhase.Closed));
        for (var minute = 0; minute < 90; minute++)
        {
            site.Time.Now += TimeSpan.FromMinutes(1);
            await site.DecideAsync();
        }

        await site.HoldsAsync(0);
        Assert.Empty(site.Book.Wanted);
        Assert.Empty(site.Book.Memories);
    }

    [Fact]
    public async Task A_clock_that_steps_back_keeps_what_is_in_force_and_lets_it_go_in_time()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));
        await site.ConfirmedAsync(MitigationLevel.FlowSpec);
        site.Time.Now -= TimeSpan.FromHours(3);
        await site.DecideAsync();
        await site.HoldsAsync(2);
        Assert.Equal(1, site.Router.MostArrivals);
        Assert.All(site.Book.Admitted, e => Assert.True(e.Record.Desired.Expires <= site.Time.Now.AddHours(1)));
    }
}
