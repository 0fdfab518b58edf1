using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Protocol;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>Right certificates, wrong frames, in both directions and inside the encryption: nothing crashes, nothing counts twice, everybody is told.</summary>
[Collection(FaultCollection.Name)]
public sealed class FramesAreWrong(FaultStand stand)
{
    private static readonly (string Fault, byte[] Bytes)[] Broken =
    [
        ("Oversize", [0xff, 0xff, 0xff, 0x7f]),
        ("BadLength", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("Malformed", [4, 0xff, 0xff, 0xff, 0xff]),
    ];

    [Fact]
    public async Task A_node_that_breaks_the_rules_is_hung_up_on_and_what_it_repeats_counts_once()
    {
        const string Target = "203.0.113.93";
        await using var agent = await stand.EnrolAsync("ROG");
        var state = Path.Combine(stand.Folder, "ROG", "state");
        foreach (var (fault, bytes) in Broken)
        {
            await using var rogue = await RogueNode.GreetAsync(state, stand.Server.IngestPort, "broken");
            await rogue.SayAsync(bytes);
            var answer = await rogue.HearAsync(static frame => frame.Refusal is not null);
            Assert.Equal(RefusalCodes.BadFrame, answer.Refusal.Code);
            await rogue.LeftAsync();
            await stand.NoticeAsync(agent, "bad_frame", fault);
            await stand.ServerSaysAsync($"frame rejected, {fault}");
        }

        var opened = Opened($"{Target}/32");
        for (var connection = 0; connection < 2; connection++)
        {
            await using var rogue = await RogueNode.GreetAsync(state, stand.Server.IngestPort, "again");
            for (var times = 0; times < 3; times++)
            {
                await rogue.SayAsync(new AgentFrame { Event = opened });
                var answer = await rogue.HearAsync(static frame => frame.EventAck is not null);
                Assert.Equal(1UL, answer.EventAck.Sequence);
            }
        }

        var known = await stand.IncidentAsync(agent, $"{Target}/32");
        Assert.Single(await stand.Api.IncidentsAsync(), one => one.Target == known.Target);
        Assert.Single(await stand.Api.EventsAsync(known.Number), static one => one.Kind == "opened");
        Assert.False(stand.Server.Process.HasExited);
    }

    [Fact]
    public async Task Frames_of_the_server_played_back_to_an_agent_undo_nothing_and_lose_nothing()
    {
        const string Target = "203.0.113.94";
        await using var way = new FaultyWay(stand.Server.IngestPort);
        await using var agent = await stand.EnrolAsync("PLY", way.Port);
        agent.Start();
        var node = await stand.ReportsAsync(agent);
        var kept = Path.Combine(stand.Folder, "PLY", "state", "server.config");
        await SetAsync(node.Id, "first");
        var recorded = SignedAgentConfig.Parser.ParseFrom(await File.ReadAllBytesAsync(kept));
        await SetAsync(node.Id, "second");

        using var rogue = Impostor.WithAuthority(stand.Server.Data);
        await using var attack = stand.Attack(agent, Target, seconds: 4);
        using var waiting = await FaultStand.StatusAsync(agent, "a connection", Connected);
        way.Answer(rogue.PlaysBack(recorded));
        await FaultStand.SaysAsync(agent, "is older than version");
        way.Answer(null);

        var known = await stand.IncidentAsync(agent, $"{Target}/32");
        await stand.EndedAsync(known.Number);
        await stand.NoticeAsync(agent, "config_refused", "is older than version");
        using var after = await FaultStand.StatusAsync(
            agent,
            "an empty queue",
            static now => Connected(now) && now.GetProperty("queue").GetProperty("waiting").GetInt32() == 0
        );
        Assert.Equal(0, after.RootElement.GetProperty("queue").GetProperty("dropped").GetInt32());
        Assert.Equal("second", NoteOf(await File.ReadAllBytesAsync(kept)));
        Assert.False(agent.Process.HasExited);
    }

    // Sets something harmless, and waits until the node goes by it.
    private async Task SetAsync(string node, string name)
    {
        var path = $"/api/v1/nodes/{node}/config";
        var set = await stand.Api.PutAsync(path, new { json = $$"""{ "node": "{{name}}" }""" });
        var offered = set.GetProperty("offered").GetInt64();
        await FaultStand.SeenAsync(
            $"configuration {offered} in force",
            async () =>
                (await stand.Api.GetAsync<JsonElement>(path)).GetProperty("inForce").GetInt64() == offered ? "" : null
        );
    }

    private static string NoteOf(byte[] kept)
    {
        var config = AgentConfig.Parser.ParseFrom(SignedAgentConfig.Parser.ParseFrom(kept).Payload);
        return JsonDocument.Parse(config.Json).RootElement.GetProperty("node").GetString()!;
    }

    private static bool Connected(JsonElement status) =>
        status.GetProperty("uplink").GetProperty("connected").GetBoolean();

    private static Event Opened(string target)
    {
        var now = UnixMicroseconds.From(DateTimeOffset.UtcNow);
        return new Event
        {
            Sequence = 1,
            InstanceId = "again",
            AtUnixUs = now,
            Opened = new Observation
            {
                Id = Guid.CreateVersion7().ToString(),
                Interface = "up0",
                Target = target,
                HostCount = 1,
                State = DetectorState.Attack,
                Reason = new Reason
                {
                    Bound = "p99",
                    Value = 100_000,
                    Threshold = 50_000,
                    WindowMs = 300,
                    Confirmations = 2,
                    Text = "twice the threshold",
                },
                OnsetUnixUs = now - 200_000,
                DetectedUnixUs = now,
                Pps = 100_000,
                Bps = 400e6,
                PeakPps = 100_000,
                PeakBps = 400e6,
            },
        };
    }
}
