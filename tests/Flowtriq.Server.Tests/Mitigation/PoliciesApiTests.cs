using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

public sealed class PoliciesApiTests
{
    [Fact]
    public async Task A_fresh_workspace_only_watches()
    {
        await using var server = await RunningServer.StartAsync();
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var policy = Assert.Single((await reader.OkAsync(HttpMethod.Get, "/policies")).EnumerateArray());
        Assert.True(policy.GetProperty("isWorkspace").GetBoolean());
        Assert.Equal("monitor only", policy.GetProperty("policy").GetProperty("name").GetString());
        Assert.All(
            server.Get<RuleBook>().Current.Workspace.Levels.Values,
            static l => Assert.Equal(LevelMode.Observe, l.Mode)
        );
    }

    [Fact]
    public async Task Every_preset_comes_back_as_it_was_written()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        foreach (var preset in (await admin.OkAsync(HttpMethod.Get, "/policies/presets")).EnumerateArray())
        {
            var name = preset.GetProperty("name").GetString()!;
            var made = await admin.OkAsync(
                HttpMethod.Post,
                $"/policies/presets/{Uri.EscapeDataString(name)}",
                new { name = $"our {name}" }
            );
            var body = JsonNode.Parse(made.GetProperty("policy").GetRawText())!;
            body["name"] = name;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(preset.GetRawText()), body), body.ToJsonString());
            var read = server.Get<RuleBook>().Current.Policies[$"OUR {name}"];
            var original = PolicyPresets.All.Single(p => p.Name == name);
            Assert.Equal(original.Order, read.Order);
            Assert.All(original.Levels, pair => Assert.Equal(pair.Value, read.Levels[pair.Key]));
        }
    }

    [Fact]
    public async Task A_change_makes_a_new_revision_and_a_stale_editor_is_told()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var (path, body) = await StandardAsync(admin);
        body["flipsPerHour"] = 2;
        var changed = await admin.OkAsync(HttpMethod.Put, $"{path}?revision=1", body);
        Assert.Equal(2, changed.GetProperty("revision").GetInt32());
        Assert.Equal(2, server.Get<RuleBook>().Current.Policies["standard"].FlipsPerHour);
        Assert.Equal(2, server.Get<RuleBook>().Current.Policies["standard"].Revision);
        var stale = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"{path}?revision=1", body);
        Assert.Contains("revision 2", Assert.Single(stale));
    }

    [Fact]
    public async Task Every_error_has_the_path_of_its_field()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var (path, body) = await StandardAsync(admin);
        body["name"] = "monitor only";
        body["settleSeconds"] = 1e300;
        body["levels"]![1]!["ttlSeconds"] = 1;
        body["levels"]![1]!["trigger"]!["bps"] = -1;
        body["levels"]![3]!["limitBps"] = 1e6;
        body["schedule"] = JsonNode.Parse("""[{"days":["monday"],"from":"8","to":"18:00","atMost":"approve"}]""");
        body["exclusions"] = JsonNode.Parse("""{"addresses":["1.2.3.4/8"],"families":["unheard of"]}""");
        Assert.Equal(
            [
                "exclusions.addresses[0]",
                "exclusions.families[0]",
                "levels[1].trigger.bps",
                "levels[1].ttlSeconds",
                "levels[3].limitBps",
                "name",
                "schedule[0].from",
                "settleSeconds",
            ],
            (await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, path, body))
                .Select(static fault => fault.Split(':')[0])
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_policy_in_use_stays()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var (path, _) = await StandardAsync(admin);
        var customer = new
        {
            name = "Acme",
            prefixes = new[] { "203.0.113.0/24" },
            policy = "Standard",
        };
        var made = await admin.OkAsync(HttpMethod.Post, "/customers", customer);
        Assert.Equal("standard", made.GetProperty("effectivePolicy").GetString());
        Assert.Equal(
            ["standard is used by Acme."],
            await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, path)
        );
        await admin.OkAsync(HttpMethod.Put, $"{path}/workspace");
        Assert.Equal("standard", server.Get<RuleBook>().Current.Workspace.Name);
        await admin.OkAsync(HttpMethod.Delete, $"/customers/{made.GetProperty("number").GetInt64()}");
        Assert.Contains(
            "the workspace's policy",
            Assert.Single(await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, path))
        );
        var copy = await admin.OkAsync(HttpMethod.Post, $"{path}/copy", new { name = "copy" });
        await admin.OkAsync(HttpMethod.Delete, $"/policies/{copy.GetProperty("number").GetInt64()}");
    }

    [Fact]
    public async Task A_customer_may_differ_and_a_policy_that_would_break_it_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var (path, body) = await StandardAsync(admin);
        await admin.OkAsync(HttpMethod.Put, $"{path}/workspace");
        var filter = JsonNode.Parse(body["levels"]![1]!.ToJsonString())!;
        filter["mode"] = "approve";
        filter["trigger"]!["bps"] = 300e6;
        var customer = new JsonObject
        {
            ["name"] = "Acme",
            ["prefixes"] = new JsonArray("203.0.113.0/24"),
            ["override"] = new JsonObject { ["levels"] = new JsonArray(filter), ["residualTargetBps"] = 1e6 },
        };
        await admin.OkAsync(HttpMethod.Post, "/customers", customer);
        var rules = server.Get<RuleBook>().Current;
        var holds = rules.PolicyFor(rules.Customers.All[0]);
        Assert.Equal("standard, Acme", holds.Name);
        Assert.Equal(LevelMode.Approve, holds.Levels[MitigationLevel.FlowSpec].Mode);
        Assert.Equal(1e6, holds.ResidualTarget.Value);
        Assert.Equal(LevelMode.Auto, rules.PolicyFor(null).Levels[MitigationLevel.FlowSpec].Mode);

        body["levels"]![0]!["trigger"]!["bps"] = 400e6;
        Assert.StartsWith(
            "customers: Acme: override.levels[0].trigger.bps",
            Assert.Single(await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, path, body))
        );
    }

    internal static async Task<(string Path, JsonNode Body)> StandardAsync(HttpClient admin)
    {
        var made = await admin.OkAsync(
            HttpMethod.Post,
            "/policies/presets/standard%20ladder",
            new { name = "standard" }
        );
        return (
            $"/policies/{made.GetProperty("number").GetInt64()}",
            JsonNode.Parse(made.GetProperty("policy").GetRawText())!
        );
    }
}
