using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Workspaces;

public sealed class WorkspacesAreMade
{
    [Fact]
    public async Task A_workspace_is_made_set_up_shown_and_there_again_after_a_restart()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("isp-b");
        var session = await ann.GetFromJsonAsync<JsonElement>("api/v1/session");
        Assert.Equal("ISP-B", session.GetProperty("workspace").GetString());
        var shown = Assert.Single(await ListAsync(site.Admin));
        Assert.Equal("running", shown.GetProperty("state").GetString());
        Assert.Equal("ISP-B", shown.GetProperty("name").GetString());

        await site.Server.StopAsync();
        await site.Server.StartAgainAsync();
        using var again = site.Browser("isp-b");
        using var answer = await again.PostAsJsonAsync(
            "api/v1/session",
            new { email = Installation.Administrator, password = RunningServer.Password }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_set_up_link_works_until_another_is_made_and_not_once_it_is_set_up()
    {
        await using var site = await Installation.StartAsync();
        var first = await site.MakeAsync("lab", Installation.FreePort());
        Assert.Equal($"{site.Server.Address}w/lab/setup", first.GetLeftPart(UriPartial.Path));
        using var renewed = await site.Admin.PostAsync("/api/v1/workspaces/lab/setup-link", null);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        using var late = await Installation.SetUpAsync(site.Browser("lab"), first, "Lab");
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        var second = (await renewed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("setupLink").GetString()!;
        using var founded = await Installation.SetUpAsync(site.Browser("lab"), new Uri(second), "Lab");
        Assert.Equal(HttpStatusCode.OK, founded.StatusCode);
        using var another = await site.Admin.PostAsync("/api/v1/workspaces/lab/setup-link", null);
        Assert.Equal(HttpStatusCode.Conflict, another.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_made_is_refused_with_the_reason()
    {
        await using var site = await Installation.StartAsync();
        var port = Installation.FreePort();
        await site.MakeAsync("there", port);
        string[] refused = ["B", "x", "../up", "a/b", "-b", "b-", "there", new('a', 33)];
        foreach (var slug in refused)
            await RefusedAsync(site.Admin, slug, Installation.FreePort(), "slug");
        foreach (var taken in (int[])[port, 0, 65_536])
            await RefusedAsync(site.Admin, "one", taken, "agentPort");
        Assert.Single(await ListAsync(site.Admin));
    }

    [Fact]
    public async Task A_port_that_is_taken_leaves_nothing_behind()
    {
        await using var site = await Installation.StartAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var agentPort = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var answer = await site.Admin.PostAsJsonAsync("/api/v1/workspaces", new { slug = "lab", agentPort });
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"Something else listens on port {agentPort}.", problem, StringComparison.Ordinal);
        Assert.Empty(await ListAsync(site.Admin));
        Assert.False(Directory.Exists(Path.Combine(site.Server.Folder, "workspaces", "lab")));
        await site.MakeAsync("lab", Installation.FreePort());
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_started_keeps_nobody_else_from_working()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("well");
        using var bob = await site.FoundAsync("broken");
        await site.Server.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(site.Server.Folder, "workspaces", "broken", "flowtriq.db"),
            "no database"
        );
        await site.Server.StartAgainAsync();
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        var states = (await ListAsync(admin)).ToDictionary(
            static one => one.GetProperty("slug").GetString()!,
            static one => (one.GetProperty("state").GetString(), one.GetProperty("reason").GetString())
        );
        Assert.Equal(("running", null), states["well"]);
        Assert.Equal("failed", states["broken"].Item1);
        Assert.NotEmpty(states["broken"].Item2!);
        using var closed = await site.Browser("broken").GetAsync(new Uri("api/v1/setup", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    [Fact]
    public async Task What_is_taken_down_is_set_aside_and_its_address_leads_nowhere()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("lab");
        using var removed = await site.Admin.DeleteAsync("/api/v1/workspaces/lab");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await ann.GetAsync(new Uri("api/v1/session", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(site.Server.Folder, "workspaces-removed")));
        Assert.True(File.Exists(Path.Combine(aside, "flowtriq.db")));
        await site.MakeAsync("lab", Installation.FreePort());
    }

    [Fact]
    public async Task Only_administrators_of_the_servers_own_workspace_see_that_there_are_others()
    {
        await using var site = await Installation.StartAsync();
        using var ann = await site.FoundAsync("lab");
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        using var refused = await analyst.GetAsync("/api/v1/workspaces");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await ann.GetAsync(new Uri("api/v1/workspaces", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task RefusedAsync(HttpClient admin, string slug, int agentPort, string field)
    {
        using var answer = await admin.PostAsJsonAsync("/api/v1/workspaces", new { slug, agentPort });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), $"{slug} {agentPort}: {problem}");
    }

    private static async Task<JsonElement[]> ListAsync(HttpClient admin) =>
        [.. (await admin.GetFromJsonAsync<JsonElement>("/api/v1/workspaces")).EnumerateArray()];
}
