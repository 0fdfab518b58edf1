using System.Text.Json;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class OperatingTests(Stand stand)
{
    [Fact]
    public async Task A_node_says_at_its_keyboard_what_it_tells_its_server()
    {
        stand.Require();
        const string Target = "203.0.113.61/32";
        var agent = stand.Agent("PAR");
        var capture = stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", "203.0.113.61");
        await using var attack = Replay.Start(stand.Lab["PAR"], capture, 50_000, TimeSpan.FromSeconds(8));
        await stand.IncidentAsync(Target);

        // What it says is what it told last, once a second.
        using var status = await Eventually.GetAsync(
            "the attack at the node's keyboard",
            TimeSpan.FromSeconds(5),
            async () =>
                JsonDocument.Parse(await agent.SayAsync("status", "--json")) is var now
                && Text(now.RootElement, "state") == "attack"
                    ? now
                    : null
        );
        var said = status.RootElement;
        var top = await agent.SayAsync("top");
        var doctor = await agent.SayAsync("doctor");

        Assert.Equal("edge-par-01", Text(said, "node"));
        Assert.Contains(said.GetProperty("attacks").EnumerateArray(), one => Text(one, "target") == Target);
        Assert.True(said.GetProperty("uplink").GetProperty("connected").GetBoolean());
        Assert.InRange(said.GetProperty("uplink").GetProperty("clockOffsetMs").GetDouble(), -500, 500);
        Assert.Contains($"to {Target}", top, StringComparison.Ordinal);
        Assert.Contains("ok       server        ", doctor, StringComparison.Ordinal);
        Assert.Contains("kernel", await ChecksAsync("edge-par-01"));
    }

    private Task<string?[]> ChecksAsync(string name) =>
        Eventually.GetAsync(
            "what the node found on its machine",
            TimeSpan.FromSeconds(20),
            async () =>
            {
                var node = (await stand.Api.NodesAsync()).Single(one => one.Name == name);
                var detail = await stand.Api.GetAsync<JsonElement>($"/api/v1/nodes/{node.Id}");
                var checks = detail.GetProperty("findings").EnumerateArray().Select(one => Text(one, "check"));
                return checks.ToArray() is { Length: > 0 } found ? found : null;
            }
        );

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();
}
