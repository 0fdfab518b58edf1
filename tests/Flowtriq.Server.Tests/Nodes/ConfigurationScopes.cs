using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes.Configuration;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

/// <summary>What is set for all nodes, for a POP and for one: precedence, history and the way back.</summary>
public sealed class ConfigurationScopes
{
    [Fact]
    public async Task A_node_wins_over_its_pop_and_a_pop_over_the_fleet_key_by_key()
    {
        await using var server = await RunningServer.StartAsync();
        var (fra, ber) = (server.AddNode("edge-fra"), server.AddNode("edge-ber", "BER"));
        using var admin = await server.BrowserAsync(Role.Admin);
        await SetAsync(
            admin,
            "fleet",
            """{ "prefixes": ["192.0.2.0/24"], "detection": { "multiplier": 4, "floorPps": 1000 } }"""
        );
        await SetAsync(admin, "pop:FRA", """{ "detection": { "multiplier": 5, "floorBps": 2000 } }""");
        await SetAsync(
            admin,
            $"node:{fra.Value}",
            """{ "prefixes": ["198.51.100.0/24"], "detection": { "floorBps": 3000 } } // ours"""
        );

        var own = await ConfigAsync(admin, fra);
        Same(
            """{ "prefixes": ["198.51.100.0/24"], "detection": { "multiplier": 5, "floorPps": 1000, "floorBps": 3000 } }""",
            own
        );
        Assert.Equal(3, own.GetProperty("offered").GetInt64());
        Assert.Equal(
            ["fleet", "pop:FRA", "node:edge-fra"],
            own.GetProperty("layers").EnumerateArray().Select(static l => l.GetProperty("scope").GetString())
        );
        Same(
            """{ "prefixes": ["192.0.2.0/24"], "detection": { "multiplier": 4, "floorPps": 1000 } }""",
            await ConfigAsync(admin, ber)
        );
    }

    [Fact]
    public async Task The_history_says_who_when_and_what_and_leads_back()
    {
        await using var server = await RunningServer.StartAsync();
        server.AddNode("edge");
        using var admin = await server.BrowserAsync(Role.Admin);
        await SetAsync(admin, "fleet", """{ "detection": { "multiplier": 4 } }""", "first");
        await SetAsync(admin, "fleet", """{ "detection": { "multiplier": 6, "floorPps": 10 } }""");

        using var back = await admin.PostAsJsonAsync(
            "/api/v1/configuration/fleet/restore",
            new { to = 1, version = 2 }
        );
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        using var late = await admin.PostAsJsonAsync(
            "/api/v1/configuration/fleet/restore",
            new { to = 2, version = 2 }
        );
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var never = await admin.PostAsJsonAsync("/api/v1/configuration/fleet/restore", new { to = 9 });
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);

        var history = (
            await admin.GetFromJsonAsync<ConfigRevision[]>(
                "/api/v1/configuration/fleet/history",
                ApiJson.Default.Options
            )
        )!;
        Assert.Equal([3, 2, 1], history.Select(static r => r.Version));
        Assert.Equal(["back to version 1", "", "first"], history.Select(static r => r.Note));
        Assert.All(history, static r => Assert.Equal("Admin", r.By));
        Assert.Equal(
            [new ConfigChange("detection.floorPps", null, "10"), new ConfigChange("detection.multiplier", "4", "6")],
            history[1].Changes
        );
        Assert.Equal(history[2].Json, history[0].Json);
    }

    [Fact]
    public async Task A_node_that_moves_to_another_pop_takes_what_is_set_there_as_a_newer_version()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        server.AddNode("other", "BER");
        await SetAsync(admin, "pop:BER", """{ "detection": { "multiplier": 9 } }""");
        await SetAsync(admin, "pop:FRA", """{ "detection": { "multiplier": 8 } }""");
        await InForceAsync(admin, agent, 1);

        using var moved = await admin.PatchAsJsonAsync(agent.Path, new { pop = "BER" });
        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);

        await InForceAsync(admin, agent, 2);
        Assert.Contains("9", await File.ReadAllTextAsync(agent.KeptConfig), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_laid_over_the_pop_and_a_node_that_joins_it_takes_what_is_set_there()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        await SetAsync(admin, "pop:FRA", """{ "detection": { "multiplier": 8, "floorPps": 1000 } }""");
        await InForceAsync(admin, agent, 1);
        using var unknown = await admin.GetAsync("/api/v1/configuration/group:canary");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        await GroupAsync(admin, agent, "canary", HttpStatusCode.NoContent);
        await SetAsync(admin, "group:canary", """{ "detection": { "multiplier": 9 } }""");
        await InForceAsync(admin, agent, 2);

        var config = await ConfigAsync(admin, agent.Node);
        Same("""{ "detection": { "multiplier": 9, "floorPps": 1000 } }""", config);
        Assert.Equal(
            ["fleet", "pop:FRA", "group:canary", $"node:{agent.Node.Value}"],
            config.GetProperty("layers").EnumerateArray().Select(static l => l.GetProperty("scope").GetString())
        );
        var scopes = await admin.GetFromJsonAsync<JsonElement>("/api/v1/configuration");
        Assert.Equal("group:canary", scopes[2].GetProperty("layer").GetProperty("scope").GetString());

        await GroupAsync(admin, agent, "not a label", HttpStatusCode.BadRequest);
        await GroupAsync(admin, agent, "", HttpStatusCode.NoContent);
        await InForceAsync(admin, agent, 3);
        Same("""{ "detection": { "multiplier": 8, "floorPps": 1000 } }""", await ConfigAsync(admin, agent.Node));
    }

    [Fact]
    public async Task A_server_that_came_back_from_a_backup_offers_more_than_the_node_has_had()
    {
        await using var server = await RunningServer.StartAsync();
        var id = server.AddNode("edge");
        var node = server.Get<NodeDirectory>().Current.Find(id)!;
        using var admin = await server.BrowserAsync(Role.Admin);
        await SetAsync(admin, "fleet", """{ "detection": { "multiplier": 4 } }""");

        var welcome = await server.Get<NodeConfigs>().WelcomeAsync(node, held: 41, CancellationToken.None);

        Assert.Equal(42UL, welcome!.Value.Version);
        Assert.Equal(42UL, Protocol.AgentConfig.Parser.ParseFrom(welcome.Value.Config.Payload).Version);
    }

    [Fact]
    public async Task A_fleet_wide_fault_is_told_for_each_node_that_refuses_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        await SetAsync(admin, "fleet", """{ "detection": { "multiplier": 4 } }""");
        await InForceAsync(admin, agent, 1);
        Assert.Equal((1, 1), await StandingAsync(admin));

        await SetAsync(admin, "fleet", """{ "detection": { "multiplier": "many" } }""");
        JsonElement refused = default;
        await UntilAsync(
            async () =>
            {
                var scopes = await admin.GetFromJsonAsync<JsonElement>("/api/v1/configuration");
                refused = scopes[0].GetProperty("refused");
                return refused.GetArrayLength() == 1;
            },
            agent
        );
        Assert.Contains("detection.multiplier", refused[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 0), await StandingAsync(admin));
    }

    private static async Task<(int Nodes, int InForce)> StandingAsync(HttpClient admin)
    {
        var fleet = (await admin.GetFromJsonAsync<JsonElement>("/api/v1/configuration"))[0];
        return (fleet.GetProperty("nodes").GetInt32(), fleet.GetProperty("inForce").GetInt32());
    }

    private static async Task SetAsync(HttpClient admin, string scope, string json, string note = "")
    {
        using var answer = await admin.PutAsJsonAsync($"/api/v1/configuration/{scope}", new { json, note });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task GroupAsync(HttpClient admin, RunningAgent agent, string group, HttpStatusCode expected)
    {
        using var answer = await admin.PatchAsJsonAsync(agent.Path, new { group });
        Assert.Equal(expected, answer.StatusCode);
    }

    private static Task<JsonElement> ConfigAsync(HttpClient admin, NodeId node) =>
        admin.GetFromJsonAsync<JsonElement>($"/api/v1/nodes/{node.Value}/config");

    private static void Same(string expected, JsonElement config) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(config.GetProperty("effective").GetString()!)),
            config.GetProperty("effective").GetString()
        );

    private static Task InForceAsync(HttpClient admin, RunningAgent agent, long version) =>
        UntilAsync(
            async () => (await ConfigAsync(admin, agent.Node)).GetProperty("inForce").GetInt64() == version,
            agent
        );

    private static async Task UntilAsync(Func<Task<bool>> holds, RunningAgent agent)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(50);
        }

        Assert.Fail("It did not happen within a minute. " + agent.Log);
    }
}
