using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class RestartTests(Stand stand)
{
    private const int Pps = 50_000;
    private const string SynFlood = "pkt.TCP.synflood.spoofed.pcap";

    [Fact]
    public async Task A_server_killed_in_mid_attack_loses_nothing_and_doubles_nothing()
    {
        stand.Require();
        const string Before = "203.0.113.41/32";
        const string During = "203.0.113.42/32";
        await using var first = Start("FRA", "203.0.113.41", seconds: 10);
        var known = await stand.IncidentAsync(Before);

        await stand.Server.CrashAsync();
        await using var second = Start("AMS", "203.0.113.42", seconds: 3);
        await Task.Delay(TimeSpan.FromSeconds(4));
        await stand.Server.StartAsync();

        var missed = await stand.IncidentAsync(During, TimeSpan.FromSeconds(30));
        Assert.True(missed.Opened < missed.Onset + TimeSpan.FromMinutes(1));
        await Eventually.GetAsync("empty queues", TimeSpan.FromSeconds(30), QueuesEmptyAsync);
        await StayedOneAsync(known);
        await StayedOneAsync(missed);
    }

    [Fact]
    public async Task An_agent_killed_in_mid_attack_goes_on_with_the_same_incident()
    {
        stand.Require();
        const string Target = "203.0.113.51/32";
        await using var attack = Start("LON", "203.0.113.51", seconds: 12);
        var known = await stand.IncidentAsync(Target);
        await stand.NamedAsync(known.Number, "TCP SYN");
        var agent = stand.Agent("LON");

        await agent.CrashAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        agent.Start();

        await attack.EndsWithinAsync(TimeSpan.FromSeconds(15));
        await StayedOneAsync(known);
    }

    [Fact]
    public async Task An_agent_killed_at_every_stage_of_an_attack_keeps_one_incident_and_owes_nothing()
    {
        stand.Require();
        const string Target = "203.0.113.52/32";
        await using var attack = Start("PAR", "203.0.113.52", seconds: 11);
        var known = await stand.IncidentAsync(Target);
        var agent = stand.Agent("PAR");

        // While it records, while it comes up, while it is connected again, while it sends the capture.
        foreach (var stage in new[] { 0.2, 0.1, 1.0, 2.0 })
        {
            await agent.CrashAsync();
            agent.Start();
            await Task.Delay(TimeSpan.FromSeconds(stage));
        }

        await attack.EndsWithinAsync(TimeSpan.FromSeconds(15));
        await StayedOneAsync(known);
        await Eventually.GetAsync("empty queues", TimeSpan.FromSeconds(30), QueuesEmptyAsync);
    }

    [Fact]
    public async Task An_agent_that_stands_still_in_mid_attack_goes_on_with_the_same_incident()
    {
        stand.Require();
        const string Target = "203.0.113.53/32";
        await using var attack = Start("AMS", "203.0.113.53", seconds: 8);
        var known = await stand.IncidentAsync(Target);
        var agent = stand.Agent("AMS");

        await agent.Process.SignalAsync("STOP");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await agent.Process.SignalAsync("CONT");

        await attack.EndsWithinAsync(TimeSpan.FromSeconds(16));
        await StayedOneAsync(known);
        Assert.False(agent.Process.HasExited);
    }

    private Lab.Processes.RunningProcess Start(string pop, string victim, int seconds) =>
        Replay.Start(stand.Lab[pop], stand.AttackFile(SynFlood, victim), Pps, TimeSpan.FromSeconds(seconds));

    // It has ended, and it was the only one of its target all the time.
    private async Task StayedOneAsync(Lab.Systems.IncidentView known)
    {
        await stand.EndedAsync(known.Number);
        var only = Assert.Single(await stand.Api.IncidentsAsync(), one => one.Target == known.Target);
        Assert.Equal(known.Number, only.Number);
        Assert.Single(await stand.Api.EventsAsync(known.Number), static happened => happened.Kind == "opened");
    }

    private async Task<Lab.Systems.NodeView[]?> QueuesEmptyAsync()
    {
        var nodes = await stand.Api.NodesAsync();
        return nodes.All(node => node.QueuedEvents == 0 && node.State != "offline") ? nodes : null;
    }
}
