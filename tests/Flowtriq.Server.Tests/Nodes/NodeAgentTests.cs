using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

/// <summary>What people tell an agent, with the whole agent at the other end.</summary>
public sealed class NodeAgentTests
{
    [Fact]
    public async Task What_the_server_sets_is_in_force_within_seconds_and_outlives_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        var before = await ConfigAsync(admin, agent);
        Assert.Equal((0, "{}"), (before.GetProperty("version").GetInt64(), before.GetProperty("json").GetString()));

        using var set = await SetAsync(admin, agent, """{ "detection": { "thresholdPps": "30k" } } // noc""");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await InForceAsync(admin, agent, 1);
        Assert.Equal("Admin", (await ConfigAsync(admin, agent)).GetProperty("by").GetString());
        var bounds = await BoundsAsync(admin, agent);
        Assert.Contains(30_000, bounds);

        agent.Stop();
        using var away = await SetAsync(admin, agent, """{ "detection": { "thresholdPps": 40000 } }""");
        Assert.Equal(HttpStatusCode.OK, away.StatusCode);
        Assert.Contains("30k", await File.ReadAllTextAsync(agent.KeptConfig), StringComparison.Ordinal);
        agent.Start();
        await InForceAsync(admin, agent, 2);
    }

    [Fact]
    public async Task What_the_agent_refuses_leaves_the_last_good_version_in_force_and_names_every_fault()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        using var good = await SetAsync(admin, agent, """{ "detection": { "multiplier": 4 } }""");
        await InForceAsync(admin, agent, 1);

        using var bad = await SetAsync(admin, agent, """{ "detection": { "multiplyer": 4, "floorPps": -1 } }""");
        Assert.Equal(HttpStatusCode.OK, bad.StatusCode);
        var refusal = "";
        await UntilAsync(
            async () =>
                (refusal = (await ConfigAsync(admin, agent)).GetProperty("refusal").GetString() ?? "").Length > 0,
            agent
        );
        Assert.Contains("detection.multiplyer", refusal, StringComparison.Ordinal);
        Assert.Contains("detection.floorPps", refusal, StringComparison.Ordinal);
        Assert.Equal(1, (await ConfigAsync(admin, agent)).GetProperty("inForce").GetInt64());
        Assert.Contains("\"multiplier\": 4", await File.ReadAllTextAsync(agent.KeptConfig), StringComparison.Ordinal);
        var notices = await admin.GetFromJsonAsync<JsonElement>(agent.Path + "/notices?limit=1");
        Assert.Equal("config_refused", Assert.Single(notices.EnumerateArray()).GetProperty("kind").GetString());

        using var better = await SetAsync(admin, agent, """{ "detection": { "multiplier": 5 } }""");
        await InForceAsync(admin, agent, 3);
        Assert.Equal(JsonValueKind.Null, (await ConfigAsync(admin, agent)).GetProperty("refusal").ValueKind);
    }

    [Theory]
    [InlineData("[]", "must be an object")]
    [InlineData("null", "must be an object")]
    [InlineData("{\n \"a\": }", "line 2: is not JSON")]
    [InlineData("{\"node\":\"a\",\"node\":\"b\"}", "is not JSON")]
    [InlineData(
        "{\"hooks\":{\"command\":\"/bin/sh\"},\"capture\":{\"directory\":\"/etc\"}}",
        "hooks: may be set on the node only"
    )]
    public async Task What_no_agent_could_take_is_refused_by_the_server(string json, string fault)
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge");
        using var admin = await server.BrowserAsync(Role.Admin);
        using var answer = await admin.PutAsJsonAsync($"/api/v1/nodes/{node.Value}/config", new { json });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(fault, problem.GetProperty("errors").GetProperty("json").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_who_missed_a_change_does_not_undo_it()
    {
        await using var server = await RunningServer.StartAsync();
        var path = $"/api/v1/nodes/{server.AddNode("edge").Value}/config";
        using var admin = await server.BrowserAsync(Role.Admin);
        using var first = await admin.PutAsJsonAsync(path, new { json = """{"node":"a"}""", version = 0 });
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var late = await admin.PutAsJsonAsync(path, new { json = """{"node":"b"}""", version = 0 });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_incident_closed_by_hand_ends_the_attack_on_the_node_even_when_it_was_away(bool away)
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        agent.Kernel.PacketsPerSecond = 200_000;
        await UntilAsync(async () => await PeakAsync(admin) > 150_000, agent); // one that still grows would come back
        if (away)
            agent.Stop();

        using var closed = await admin.PostAsJsonAsync("/api/v1/incidents/1/resolve", new { reason = "a test" });
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        if (away)
            agent.Start();
        await UntilAsync(
            async () =>
            {
                var incident = await admin.GetFromJsonAsync<JsonElement>("/api/v1/incidents/1");
                return incident
                    .GetProperty("observations")
                    .EnumerateArray()
                    .All(static o => o.GetProperty("ended").ValueKind == JsonValueKind.String);
            },
            agent
        );
        var metrics = server.Get<PrometheusText>();
        await Soon.TrueAsync(
            () =>
                metrics
                    .Write()
                    .Contains("flowtriq_server_command_results_total{outcome=\"done\"} 1", StringComparison.Ordinal),
            metrics.Write
        );
        Assert.Equal(0, await ActiveAsync(admin));
    }

    [Fact]
    public async Task A_reload_reaches_a_connected_node_only()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        using var told = await admin.PostAsync(agent.Path + "/reload", null);
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        await Soon.TrueAsync(
            () => agent.Log.Contains("configuration taken", StringComparison.Ordinal),
            () => agent.Log
        );

        using var absent = await admin.PostAsync($"/api/v1/nodes/{server.AddNode("other").Value}/reload", null);
        Assert.Equal(HttpStatusCode.Conflict, absent.StatusCode);
        using var unknown = await admin.PostAsync("/api/v1/nodes/nobody/reload", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task Notices_are_asked_for_in_reasonable_numbers(int limit)
    {
        await using var server = await RunningServer.StartAsync();
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        using var answer = await reader.GetAsync($"/api/v1/nodes/{server.AddNode("edge").Value}/notices?limit={limit}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SetAsync(HttpClient admin, RunningAgent agent, string json) =>
        admin.PutAsJsonAsync(agent.Path + "/config", new { json });

    private static Task<JsonElement> ConfigAsync(HttpClient browser, RunningAgent agent) =>
        browser.GetFromJsonAsync<JsonElement>(agent.Path + "/config");

    private static Task InForceAsync(HttpClient browser, RunningAgent agent, long version) =>
        UntilAsync(
            async () =>
            {
                var detail = await browser.GetFromJsonAsync<JsonElement>(agent.Path);
                return detail.GetProperty("configVersion").GetInt64() == version;
            },
            agent
        );

    private static async Task<double[]> BoundsAsync(HttpClient browser, RunningAgent agent)
    {
        var detail = await browser.GetFromJsonAsync<JsonElement>(agent.Path);
        var bounds = detail.GetProperty("interfaces")[0].GetProperty("inbound").GetProperty("packets");
        return [.. bounds.EnumerateArray().Select(static b => b.GetProperty("value").GetDouble())];
    }

    private static async Task<int> ActiveAsync(HttpClient browser)
    {
        var overview = await browser.GetFromJsonAsync<JsonElement>("/api/v1/overview");
        return overview.GetProperty("incidents").GetArrayLength();
    }

    private static async Task<double> PeakAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/api/v1/incidents/1");
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("summary")
                .GetProperty("peakPps")
                .GetDouble()
            : 0;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, RunningAgent agent)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(50);
        }

        Assert.Fail("It did not happen within 15 seconds. " + agent.Log);
    }
}
