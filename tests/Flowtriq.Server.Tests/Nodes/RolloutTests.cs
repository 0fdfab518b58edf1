using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Nodes.Updates;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

public sealed class RolloutTests
{
    private static readonly NodeId[] Fleet =
    [
        .. Enumerable.Range(0, 1_000).Select(static n => new NodeId($"node-{n}")),
    ];

    [Fact]
    public void A_share_of_the_fleet_is_told_and_a_larger_share_includes_it()
    {
        var tenth = Fleet.Where(node => Of(10).Includes(node, "FRA", "")).ToHashSet();
        Assert.InRange(tenth.Count, 60, 140);
        Assert.True(tenth.IsSubsetOf(Fleet.Where(node => Of(20).Includes(node, "FRA", ""))));
        Assert.All(Fleet, node => Assert.True(Of(100).Includes(node, "FRA", "")));
        var other = Fleet.Where(node => (Of(10) with { Version = "3.0" }).Includes(node, "FRA", ""));
        Assert.False(tenth.SetEquals(other), "the same nodes would always go first");
    }

    [Fact]
    public void A_rollout_keeps_to_its_points_of_presence()
    {
        var rollout = Of(100) with { Pops = ["FRA"] };
        Assert.True(rollout.Includes(Fleet[0], "fra", ""));
        Assert.False(rollout.Includes(Fleet[0], "AMS", ""));
    }

    [Fact]
    public void A_rollout_keeps_to_its_groups_within_its_points_of_presence()
    {
        var rollout = Of(100) with { Groups = ["canary"] };
        Assert.True(rollout.Includes(Fleet[0], "FRA", "canary"));
        Assert.False(rollout.Includes(Fleet[0], "FRA", ""));
        Assert.False((rollout with { Pops = ["AMS"] }).Includes(Fleet[0], "FRA", "canary"));
    }

    [Fact]
    public void A_node_is_told_until_it_runs_the_version_refuses_it_or_has_gone_back()
    {
        var rollout = Of(100);
        NodeUpdateState State(string runs, bool connected = true, UpdateWord? word = null) =>
            rollout.Of(Fleet[0], "FRA", "", runs, connected, word);
        Assert.Equal(NodeUpdateState.Waiting, State("1.0"));
        Assert.Equal(NodeUpdateState.Away, State("1.0", connected: false));
        Assert.Equal(NodeUpdateState.Updated, State("2.0"));
        Assert.Equal(NodeUpdateState.Refused, State("1.0", word: new UpdateWord(false, "no key")));
        Assert.Equal(NodeUpdateState.RolledBack, State("1.0", word: new UpdateWord(true, "not well")));
        Assert.Equal(
            NodeUpdateState.Outside,
            (rollout with { Pops = ["AMS"] }).Of(Fleet[0], "FRA", "", "1.0", true, null)
        );
    }

    [Fact]
    public async Task Only_a_signed_version_is_rolled_out_and_only_on_purpose()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        Assert.Equal(JsonValueKind.Null, (await FleetAsync(admin)).GetProperty("rollout").ValueKind);
        using var nothing = await admin.PostAsync("/api/v1/updates/pause", null);
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        using var unknown = await admin.PutAsJsonAsync(
            "/api/v1/updates/rollout",
            new { version = "2.0", percent = 10 }
        );
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        var key = Path.Combine(server.Folder, "release.key");
        var command = ReleaseCommand.Create();
        Assert.Equal(0, command.Parse(["key", key]).Invoke(new() { Output = TextWriter.Null }));
        Assert.Equal(2, command.Parse(["key", key]).Invoke(new() { Error = TextWriter.Null }));
        string[] add = ["add", "/proc/self/exe", "--version", "2.0", "--key", key, "--data", server.Folder];
        Assert.Equal(0, command.Parse(add).Invoke(new() { Output = TextWriter.Null }));
        using var wide = await admin.PutAsJsonAsync("/api/v1/updates/rollout", new { version = "2.0", percent = 101 });
        Assert.Equal(HttpStatusCode.BadRequest, wide.StatusCode);
        using var started = await admin.PutAsJsonAsync(
            "/api/v1/updates/rollout",
            new
            {
                version = "2.0",
                percent = 10,
                groups = new[] { "canary", "lab" },
            }
        );
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        var kept = (await FleetAsync(admin)).GetProperty("rollout").GetProperty("groups");
        Assert.Equal(["canary", "lab"], kept.EnumerateArray().Select(static one => one.GetString()));
        foreach (var (turn, state) in new[] { ("pause", "paused"), ("resume", "running"), ("rollback", "withdrawn") })
        {
            using var turned = await admin.PostAsync($"/api/v1/updates/{turn}", null);
            Assert.Equal(HttpStatusCode.OK, turned.StatusCode);
            var rollout = (await FleetAsync(admin)).GetProperty("rollout");
            Assert.Equal(state, rollout.GetProperty("state").GetString());
        }
    }

    private static Rollout Of(int percent) =>
        new("2.0", percent, [], [], RolloutState.Running, "", "Ada", DateTimeOffset.UnixEpoch);

    private static Task<JsonElement> FleetAsync(HttpClient admin) =>
        admin.GetFromJsonAsync<JsonElement>("/api/v1/updates");
}
