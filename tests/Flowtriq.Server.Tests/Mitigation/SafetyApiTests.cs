using System.Net;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

public sealed class SafetyApiTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task In_a_fresh_workspace_nothing_can_be_announced()
    {
        await using var server = await RunningServer.StartAsync();
        var rules = server.Get<RuleBook>().Current;
        Assert.Empty(rules.Own);
        Assert.False(rules.DryRun);
        Assert.False(rules.KillSwitch);
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var safety = await reader.OkAsync(HttpMethod.Get, "/safety");
        Assert.Equal(30, safety.GetProperty("limits").GetProperty("routesPerCustomer").GetInt32());
        Assert.Empty(Listed(safety));
        Assert.All(
            safety.GetProperty("protected").EnumerateArray(),
            static derived => Assert.NotEqual("", derived.GetProperty("what").GetString())
        );
    }

    [Fact]
    public async Task Whatever_makes_more_possible_needs_a_second_admin()
    {
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Admin);
        using var founder = await server.FounderAsync();
        await ann.OkAsync(HttpMethod.Post, "/safety/protected", new { prefix = "203.0.113.53/32", what = "resolvers" });
        var safety = await ann.OkAsync(HttpMethod.Get, "/safety");
        var entry = Assert.Single(Listed(safety)).GetProperty("number").GetInt64();

        var asked = await ann.OkAsync(HttpMethod.Delete, $"/safety/protected/{entry}?why=moved");
        Assert.False(asked.GetProperty("applied").GetBoolean());
        Assert.Equal("unprotect", asked.GetProperty("edit").GetProperty("kind").GetString());
        Assert.Single(server.Get<RuleBook>().Current.Protected);
        var confirm = $"/safety/edits/{asked.GetProperty("edit").GetProperty("number").GetInt64()}/confirm";
        Assert.Contains(
            "another admin",
            Assert.Single(await ann.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, confirm))
        );
        Assert.True((await founder.OkAsync(HttpMethod.Post, confirm)).GetProperty("applied").GetBoolean());
        Assert.Empty(server.Get<RuleBook>().Current.Protected);

        var own = await ann.OkAsync(
            HttpMethod.Post,
            "/safety/own-prefixes",
            new { prefix = "203.0.113.0/24", why = "new" }
        );
        Assert.False(own.GetProperty("applied").GetBoolean());
        Assert.Empty(server.Get<RuleBook>().Current.Own);
        var number = own.GetProperty("edit").GetProperty("number").GetInt64();
        time.Now += TimeSpan.FromHours(25);
        await founder.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"/safety/edits/{number}/confirm");
        Assert.Empty(server.Get<RuleBook>().Current.Own);
    }

    [Fact]
    public async Task A_second_admin_may_turn_an_edit_down()
    {
        await using var server = await RunningServer.StartAsync();
        using var ann = await server.BrowserAsync(Role.Admin);
        using var founder = await server.FounderAsync();
        var own = await ann.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "203.0.113.0/24" });
        var number = own.GetProperty("edit").GetProperty("number").GetInt64();
        await founder.OkAsync(HttpMethod.Post, $"/safety/edits/{number}/reject");
        await founder.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"/safety/edits/{number}/confirm");
        Assert.Empty(server.Get<RuleBook>().Current.Own);
    }

    [Fact]
    public async Task A_single_admin_decides_alone_and_the_log_says_so()
    {
        await using var server = await RunningServer.StartAsync();
        using var founder = await server.FounderAsync();
        var own = await founder.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "203.0.113.0/24" });
        Assert.True(own.GetProperty("applied").GetBoolean());
        Assert.Equal("203.0.113.0/24", Assert.Single(server.Get<RuleBook>().Current.Own).ToString());
        var log = await founder.OkAsync(HttpMethod.Get, "/rule-changes?limit=1");
        Assert.Contains("the only admin", log[0].GetProperty("what").GetString());
        Assert.Equal("Founder", log[0].GetProperty("by").GetString());
        await founder.RefusedAsync(
            HttpStatusCode.Conflict,
            HttpMethod.Post,
            "/safety/own-prefixes",
            new { prefix = "203.0.113.0/25" }
        );
    }

    [Fact]
    public async Task Limits_and_dry_run_are_set_and_logged_with_what_they_were()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var limits = new
        {
            routesPerCustomer = 5,
            blackholeShare = 0.5,
            announcementsPerMinute = 3,
            edgeFilters = 100,
            longestLifeSeconds = 3_600,
        };
        await admin.OkAsync(HttpMethod.Put, "/safety/limits", limits);
        await admin.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        var rules = server.Get<RuleBook>().Current;
        Assert.Equal(5, rules.Limits.RoutesPerCustomer);
        Assert.Equal(TimeSpan.FromHours(1), rules.Limits.LongestLife);
        Assert.True(rules.DryRun);
        var log = await admin.OkAsync(HttpMethod.Get, "/rule-changes?limit=2");
        Assert.Equal(["false", "true"], new[] { "before", "after" }.Select(f => log[0].GetProperty(f).GetString()));
        Assert.Contains("\"routesPerCustomer\":30", log[1].GetProperty("before").GetString());
        Assert.Equal(
            ["blackholeShare: is not between 0 and 1"],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Put,
                "/safety/limits",
                limits with
                {
                    blackholeShare = 2,
                }
            )
        );
    }

    [Fact]
    public async Task Rules_are_there_again_after_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        using (var founder = await server.FounderAsync())
        {
            await PoliciesApiTests.StandardAsync(founder);
            await founder.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "203.0.113.0/24" });
            await founder.OkAsync(
                HttpMethod.Post,
                "/safety/protected",
                new { prefix = "203.0.113.1/32", what = "loopback" }
            );
            await founder.OkAsync(
                HttpMethod.Post,
                "/customers",
                new
                {
                    name = "Acme",
                    prefixes = new[] { "203.0.113.0/24" },
                    policy = "standard",
                    @override = new { residualTargetBps = 7e6 },
                }
            );
        }
        var before = server.Get<RuleBook>().Current;
        await server.StopAsync();
        await server.StartAgainAsync();
        var after = server.Get<RuleBook>().Current;
        Assert.Equal(before.Revision, after.Revision);
        Assert.Equal(before.Own, after.Own);
        Assert.Equal(before.Protected, after.Protected);
        Assert.Equal(before.Policies.Keys.Order(), after.Policies.Keys.Order());
        Assert.Equal(7e6, after.PolicyFor(after.Customers.All[0]).ResidualTarget.Value);
    }

    // Those without a number are the software's own and depend on where it runs.
    private static IEnumerable<JsonElement> Listed(JsonElement safety) =>
        safety
            .GetProperty("protected")
            .EnumerateArray()
            .Where(static entry => entry.GetProperty("number").ValueKind == JsonValueKind.Number);
}
