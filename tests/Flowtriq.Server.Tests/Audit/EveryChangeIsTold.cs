using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Access;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>No request that changes something, or tries to without being allowed, is missing in the log.</summary>
public sealed class EveryChangeIsTold
{
    [Fact]
    public async Task Whoever_may_not_use_an_endpoint_is_written_down_at_every_one_of_them()
    {
        await using var server = await RunningServer.StartAsync();
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        using var admin = await server.BrowserAsync(Role.Admin);
        var refused = new List<string>();
        foreach (var (method, path) in Guarded.Changing(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            using var answer = await reader.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Forbidden)
                refused.Add($"{method} {path["/api/v1".Length..]}");
        }

        var told = await admin.LinesAsync("&person=ReadOnly");
        Assert.True(refused.Count > 50);
        Assert.Equal(
            refused.Order(StringComparer.Ordinal),
            told.Where(static line => line.Text("status") == "403")
                .Select(static line => $"{line.Text("action").Split(' ')[0]} {line.Text("object")}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Whatever_an_admin_gets_done_is_written_down_at_every_endpoint()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var done = new List<string>();
        foreach (var (method, path) in Guarded.Changing(server))
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            using var answer = await admin.SendAsync(request);
            if (answer.IsSuccessStatusCode)
                done.Add($"{method} {path["/api/v1".Length..]}");
        }

        var told = (await admin.LinesAsync("&person=Admin"))
            .Select(static line => $"{line.Text("action").Split(' ')[0]} {line.Text("object")}")
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(done);
        Assert.DoesNotContain(done, one => !told.Contains(one));
    }

    [Fact]
    public async Task A_change_shows_who_what_and_what_it_was_before()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var made = await admin.OkAsync(HttpMethod.Post, "/customers", Customer("Lumen Retail"));
        await admin.OkAsync(HttpMethod.Put, $"/customers/{made.GetProperty("number")}", Customer("Lumen Wholesale"));

        var line = (await admin.LinesAsync("&action=wholesale"))[0];
        Assert.Equal("Admin", line.Text("person"));
        Assert.Equal("session", line.Text("via"));
        Assert.Equal("127.0.0.1", line.Text("address"));
        Assert.Equal("PUT /customers/{number:long}", line.Text("action"));
        Assert.Equal($"/customers/{made.GetProperty("number")}", line.Text("object"));
        Assert.Equal("Lumen Retail", JsonElement.Parse(line.Text("before")).GetProperty("name").GetString());
        Assert.Equal("Lumen Wholesale", JsonElement.Parse(line.Text("after")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_sign_in_and_one_that_failed_are_told_without_the_password()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var stranger = server.Browser();
        using var answer = await stranger.PostAsJsonAsync(
            "/api/v1/session",
            new { email = "mallory@isp.example", password = "a guess of mine" }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        var lines = await admin.LinesAsync("&object=/session");
        Assert.Equal(["mallory@isp.example", "Admin"], lines.Select(static line => line.Text("person")));
        Assert.Equal(["401", "200"], lines.Select(static line => line.Text("status")));
        Assert.DoesNotContain("a guess of mine", string.Concat(lines), StringComparison.Ordinal);
        Assert.DoesNotContain(RunningServer.Password, string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_on_the_same_machine_says_where_a_request_comes_from()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        admin.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        await admin.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        Assert.Equal("198.51.100.7", (await admin.LinesAsync())[0].Text("address"));
    }

    [Fact]
    public async Task Strangers_and_mistakes_fill_no_disk()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var stranger = server.Browser();
        var before = (await admin.LinesAsync()).Count;
        using (await stranger.PostAsJsonAsync("/api/v1/customers", Customer("Nobody"))) { }
        using (await admin.PostAsJsonAsync("/api/v1/customers", new { name = "" })) { }
        using (await admin.PostAsJsonAsync("/api/v1/nothing", new { })) { }
        Assert.Equal(before, (await admin.LinesAsync()).Count);
    }

    private static object Customer(string name) => new { name, prefixes = new[] { "198.51.100.0/24" } };
}
