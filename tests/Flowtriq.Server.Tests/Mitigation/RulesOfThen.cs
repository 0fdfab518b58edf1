using System.Text.Json.Nodes;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

/// <summary>What was laid down at a moment can be told whatever was changed since.</summary>
public sealed class RulesOfThen
{
    [Fact]
    public async Task Are_told_with_their_revisions_whatever_was_changed_since()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        time.Now += TimeSpan.FromMinutes(1);
        var first = time.Now;
        time.Now += TimeSpan.FromMinutes(1);
        var made = await admin.OkAsync(HttpMethod.Post, "/policies/presets/standard%20ladder", new { name = "Gold" });
        var gold = $"/policies/{made.GetProperty("number")}";
        await admin.OkAsync(HttpMethod.Put, $"{gold}/workspace");
        await admin.OkAsync(HttpMethod.Post, "/customers", Customer("Acme", "192.0.2.0/24"));
        await admin.OkAsync(HttpMethod.Post, "/customers", Customer("Reseller", "192.0.0.0/16"));
        await admin.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        var second = time.Now;
        time.Now += TimeSpan.FromMinutes(1);
        var body = JsonNode.Parse(made.GetProperty("policy").GetRawText())!.AsObject();
        body["name"] = "Platinum";
        body["settleSeconds"] = 77;
        await admin.OkAsync(HttpMethod.Put, gold, body);
        await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "a test" });
        var third = time.Now;

        Assert.Equal([("monitor only", 1, true)], Policies(At(first)));
        Assert.Null(At(first).Customer);
        var then = At(second);
        Assert.Equal([("Gold", 1, true), ("monitor only", 1, false)], Policies(then));
        Assert.Equal(("Acme", "Gold", true), (then.Customer?.Name, then.Customer?.Policy, then.DryRun));
        Assert.Empty(then.KillSwitch);
        var now = At(third);
        Assert.Equal([("monitor only", 1, false), ("Platinum", 2, true)], Policies(now));
        Assert.Equal(("Platinum", 77.0), (now.Customer?.Policy, now.Policies[1].Policy.SettleSeconds));
        Assert.Equal("a test", Assert.Single(now.KillSwitch).Reason);

        MitigationThen At(DateTimeOffset at) =>
            server.Get<RuleHistory>().At(at, IpPrefix.TryParse("192.0.2.7/32", out var target) ? target : null);
    }

    private static List<(string, int, bool)> Policies(MitigationThen then) =>
        [.. then.Policies.Select(static policy => (policy.Policy.Name, policy.Revision, policy.Workspace))];

    private static object Customer(string name, string prefix) =>
        new
        {
            name,
            prefixes = new[] { prefix },
            policy = "Gold",
        };
}
