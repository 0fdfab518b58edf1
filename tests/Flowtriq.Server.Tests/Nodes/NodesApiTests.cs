using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

public sealed class NodesApiTests
{
    [Fact]
    public async Task A_token_says_who_joined_with_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);
        var nodes = await admin.GetFromJsonAsync<JsonElement>("/api/v1/nodes");
        Assert.Equal("edge-fra-01", Assert.Single(nodes.EnumerateArray()).GetProperty("name").GetString());

        var issued = await IssueAsync(admin, "edge-fra-02");
        var id = issued.GetProperty("id").GetString();
        Assert.Contains(issued.GetProperty("token").GetString()!, issued.GetProperty("enrollCommand").GetString()!);
        var status = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/nodes/tokens/{id}");
        Assert.Equal(0, status.GetProperty("used").GetInt32());
        Assert.False(status.GetProperty("expired").GetBoolean());

        using var second = new LiveAgent();
        second.Enroll(server.AgentPort, issued.GetProperty("token").GetString()!);
        status = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/nodes/tokens/{id}");
        Assert.Equal(1, status.GetProperty("used").GetInt32());
        Assert.Equal(second.Node.Value, Assert.Single(status.GetProperty("nodeIds").EnumerateArray()).GetString());
        Assert.Empty(status.GetProperty("refusals").EnumerateArray());
        using var unknown = await admin.GetAsync("/api/v1/nodes/tokens/nobody");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Who_waits_for_a_node_is_told_who_was_turned_away_and_why()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var first = await IssueAsync(admin, "one");
        using var agent = new LiveAgent();
        agent.Enroll(server.AgentPort, first.GetProperty("token").GetString()!);
        var second = await IssueAsync(admin, "two");
        using var stranger = new LiveAgent();
        Assert.IsType<Flowtriq.Agent.Uplink.EnrollmentOutcome.Refused>(
            stranger.Enroll(server.AgentPort, first.GetProperty("token").GetString()!)
        );

        var status = await admin.GetFromJsonAsync<JsonElement>(
            $"/api/v1/nodes/tokens/{second.GetProperty("id").GetString()}"
        );
        var refusal = Assert.Single(status.GetProperty("refusals").EnumerateArray());
        Assert.Equal("127.0.0.1", refusal.GetProperty("address").GetString());
        Assert.Contains("has been used", refusal.GetProperty("reason").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_with_a_token_request_is_named_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var answer = await admin.PostAsJsonAsync(
            "/api/v1/nodes/tokens",
            new
            {
                name = "no spaces",
                pop = "!",
                expiresInMinutes = 0,
                uses = 101,
            }
        );
        Assert.Equal(["name", "pop", "expiresInMinutes", "uses"], await FaultsAsync(answer));
    }

    [Fact]
    public async Task A_node_is_renamed_but_not_to_the_name_of_another()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var first = new LiveAgent();
        using var second = new LiveAgent();
        first.Enroll(server.AgentPort, (await IssueAsync(admin, "one")).GetProperty("token").GetString()!);
        second.Enroll(server.AgentPort, (await IssueAsync(admin, "two")).GetProperty("token").GetString()!);

        using var taken = await admin.PatchAsJsonAsync($"/api/v1/nodes/{second.Node.Value}", new { name = "ONE" });
        Assert.Equal(["name"], await FaultsAsync(taken));
        using var wrong = await admin.PatchAsJsonAsync($"/api/v1/nodes/{second.Node.Value}", new { pop = "F" });
        Assert.Equal(["pop"], await FaultsAsync(wrong));
        using var done = await admin.PatchAsJsonAsync(
            $"/api/v1/nodes/{second.Node.Value}",
            new { name = "three", pop = "ber" }
        );
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);

        var node = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/nodes/{second.Node.Value}")).GetProperty(
            "node"
        );
        Assert.Equal(("three", "BER"), (node.GetProperty("name").GetString(), node.GetProperty("pop").GetString()));
    }

    [Fact]
    public async Task A_removed_node_loses_its_line_at_once_and_frees_its_name()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var agent = await RunningAgent.JoinAsync(server, admin);

        using var removed = await admin.DeleteAsync(agent.Path);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await Soon.TrueAsync(() => agent.Log.Contains("revoked", StringComparison.Ordinal), () => agent.Log);

        foreach (var path in new[] { agent.Path, agent.Path + "/config", agent.Path + "/notices" })
        {
            using var gone = await admin.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using var again = await admin.DeleteAsync(agent.Path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        await IssueAsync(admin, "edge-fra-01");
    }

    [Fact]
    public async Task A_request_another_site_could_send_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge");
        using var admin = await server.BrowserAsync(Role.Admin);
        admin.DefaultRequestHeaders.Remove("X-Flowtriq");
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Post, "tokens"),
                (HttpMethod.Patch, node.Value),
                (HttpMethod.Delete, node.Value),
                (HttpMethod.Put, node.Value + "/config"),
                (HttpMethod.Post, node.Value + "/reload"),
            }
        )
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/nodes/{path}")
            {
                Content = JsonContent.Create(new { }),
            };
            using var answer = await admin.SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("X-Flowtriq", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<JsonElement> IssueAsync(HttpClient admin, string name)
    {
        using var answer = await admin.PostAsJsonAsync(
            "/api/v1/nodes/tokens",
            new
            {
                name,
                pop = "FRA",
                popName = "",
            }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string[]> FaultsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. problem.GetProperty("errors").EnumerateObject().Select(static e => e.Name)];
    }
}
