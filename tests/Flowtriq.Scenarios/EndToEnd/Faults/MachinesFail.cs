using System.Globalization;
using System.Text.Json;
using Flowtriq.Agent.Tests.Faults;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>What may happen to the machine below the agent: nothing crashes, nothing promised is lost, the reason is seen everywhere.</summary>
[Collection(FaultCollection.Name)]
public sealed class MachinesFail(FaultStand stand)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly string[] WithoutNetRaw = ["setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"];

    [Fact]
    public async Task A_clock_set_an_hour_forward_and_two_back_in_mid_attack_leaves_one_incident()
    {
        if (WallClock.Obstacle is { } obstacle)
            Assert.Skip(obstacle);
        const string Target = "203.0.113.81";
        await using var agent = await stand.EnrolAsync("CLK");
        var clock = new WallClock(Path.Combine(stand.Folder, "clock"));
        agent.StartUnder([], clock);
        await stand.ReportsAsync(agent);
        IncidentView known;
        await using (stand.Attack(agent, Target, seconds: 60))
        {
            known = await stand.IncidentAsync(agent, $"{Target}/32");
            clock.Step(Hour);
            using var ahead = await FaultStand.StatusAsync(agent, "a clock an hour ahead", now => Off(now, Hour));
            clock.Step(-Hour);
            using var behind = await FaultStand.StatusAsync(agent, "a clock an hour behind", now => Off(now, -Hour));
            Assert.True(behind.RootElement.GetProperty("uplink").GetProperty("connected").GetBoolean());
            Assert.Equal("attack", behind.RootElement.GetProperty("state").GetString());
        }

        await stand.EndedAsync(known.Number);
        var only = Assert.Single(await stand.Api.IncidentsAsync(), one => one.Target == known.Target);
        Assert.InRange(only.PeakPps, FaultStand.AttackPps / 2.0, FaultStand.AttackPps * 2.0);
        Assert.Single(await stand.Api.EventsAsync(known.Number), one => one.Kind == "opened");
        Assert.Contains("the wall clock was set by", await stand.NoticeAsync(agent, "clock_step"));
        Assert.Contains("clock_step", await FaultStand.SaysAsync(agent, "the wall clock was set by"));
    }

    [Fact]
    public async Task Without_the_right_to_packets_attacks_are_found_by_counters_and_everybody_is_told_why()
    {
        await using var agent = await stand.EnrolAsync("CAP");
        agent.StartUnder(WithoutNetRaw);
        var node = await stand.ReportsAsync(agent);
        await using (stand.Attack(agent, "203.0.113.82", seconds: 4))
            await stand.IncidentAsync(agent, target: null);

        using var status = await FaultStand.StatusAsync(agent, "a status", static _ => true);
        Assert.Equal("no CAP_NET_RAW", Ring(status.RootElement).GetProperty("reason").GetString());
        var detail = await stand.Api.GetAsync<JsonElement>($"/api/v1/nodes/{node.Id}");
        Assert.Equal("no CAP_NET_RAW", Ring(detail).GetProperty("reason").GetString());
        Assert.Contains("no CAP_NET_RAW", await stand.NoticeAsync(agent, "no_tap"), StringComparison.Ordinal);
        await FaultStand.SaysAsync(agent, "counters only: no CAP_NET_RAW");
    }

    [Fact]
    public async Task Counters_that_cannot_be_read_are_told_to_everybody_and_read_as_soon_as_they_can_be()
    {
        await using var agent = await stand.EnrolAsync("PRC");
        // An empty folder lies over them, for this process alone.
        const string Hidden = "mount -t tmpfs none /proc/$$/net && exec \"$0\" \"$@\"";
        agent.StartUnder(["sh", "-c", Hidden]);
        await stand.ReportsAsync(agent);
        await FaultStand.SaysAsync(agent, "kernel's counters cannot be read");
        Assert.Contains("nothing is measured", await stand.NoticeAsync(agent, "counters_unreadable"));
        using var blind = await FaultStand.StatusAsync(
            agent,
            "a status that says so",
            static now =>
                now.GetProperty("notices").ToString().Contains("counters_unreadable", StringComparison.Ordinal)
        );

        var id = agent.Process.Id.ToString(CultureInfo.InvariantCulture);
        await Command.RequireAsync("nsenter", ["-t", id, "-m", "umount", $"/proc/{id}/net"]);

        await stand.NoticeAsync(agent, "counters_back");
        await using var attack = stand.Attack(agent, "203.0.113.85", seconds: 6);
        await stand.IncidentAsync(agent, "203.0.113.85/32");
    }

    [Fact]
    public async Task On_a_full_disk_an_attack_is_told_all_the_same_and_what_was_not_kept_is_named()
    {
        const string Target = "203.0.113.83";
        using var disk = SmallDisk.Mount(1_024);
        await using var agent = await stand.EnrolAsync("DSK", home: disk.Folder);
        agent.Start();
        await stand.ReportsAsync(agent);
        // What an acknowledged event frees while the disk is being filled is filled as well.
        for (var twice = 0; twice < 2; twice++)
        {
            using var idle = await FaultStand.StatusAsync(agent, "an empty queue", static now => Waiting(now) == 0);
            disk.Fill();
        }

        IncidentView known;
        await using (stand.Attack(agent, Target, seconds: 6))
        {
            known = await stand.IncidentAsync(agent, $"{Target}/32");
            using var full = await FaultStand.StatusAsync(
                agent,
                "a queue that says what is wrong",
                static now => Queue(now).GetProperty("fault").GetString() is { Length: > 0 }
            );
            disk.Free();
        }

        await stand.EndedAsync(known.Number);
        Assert.Contains("must stay", await stand.NoticeAsync(agent, "no_capture"), StringComparison.Ordinal);
        await stand.NoticeAsync(agent, "queue_in_memory");
        await FaultStand.SaysAsync(agent, "kind=queue_in_memory");
        await stand.NoticeAsync(agent, "queue_on_disk");
        using var kept = await FaultStand.StatusAsync(agent, "an empty queue", static now => Waiting(now) == 0);
        Assert.Equal("", Queue(kept.RootElement).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_standstill_under_attack_overflows_the_buffer_which_is_counted_and_told()
    {
        const string Target = "203.0.113.84";
        await using var agent = await stand.EnrolAsync("STP");
        agent.Start();
        await stand.ReportsAsync(agent);
        await agent.Process.SignalAsync("STOP");
        var before = await agent.Pop.CounterAsync("up0", "rx_packets");
        IncidentView known;
        await using (stand.Attack(agent, Target, seconds: 60))
        {
            await FaultStand.SeenAsync(
                "more packets than the buffer holds",
                async () =>
                    await agent.Pop.CounterAsync("up0", "rx_packets") - before > 2 * FaultStand.AttackPps ? "" : null
            );
            await agent.Process.SignalAsync("CONT");
            known = await stand.IncidentAsync(agent, $"{Target}/32");
        }

        Assert.Contains("lost before", await stand.NoticeAsync(agent, "ring_overrun"), StringComparison.Ordinal);
        await FaultStand.SaysAsync(agent, "kind=ring_overrun");
        await stand.EndedAsync(known.Number);
        Assert.Single(await stand.Api.IncidentsAsync(), one => one.Target == known.Target);
    }

    private static bool Off(JsonElement status, TimeSpan by) =>
        (status.GetProperty("at").GetDateTimeOffset() - DateTimeOffset.UtcNow - by).Duration()
        < TimeSpan.FromMinutes(10);

    private static JsonElement Queue(JsonElement from) => from.GetProperty("queue");

    private static int Waiting(JsonElement from) => Queue(from).GetProperty("waiting").GetInt32();

    private static JsonElement Ring(JsonElement from) => from.GetProperty("ring");
}
