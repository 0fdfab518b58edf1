using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Incidents;

public sealed class IncidentsApiTests
{
    [Fact]
    public async Task People_take_annotate_judge_and_close_an_incident()
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        Assert.Equal(
            "acknowledged",
            (await PostAsync(browser, "acknowledge", new { })).GetProperty("summary").GetProperty("state").GetString()
        );
        Assert.Equal(
            1,
            (await PostAsync(browser, "notes", new { text = "customer called" })).GetProperty("notes").GetInt32()
        );
        await PostAsync(browser, "verdict", new { verdict = "truePositive" });
        var closed = (await PostAsync(browser, "resolve", new { reason = "done" })).GetProperty("summary");
        Assert.Equal("resolved", closed.GetProperty("state").GetString());
        Assert.Equal("Analyst", closed.GetProperty("owner").GetString());

        var events = await browser.GetFromJsonAsync<JsonElement>("/api/v1/incidents/1/events");
        Assert.Equal(
            ["opened", "acknowledged", "note", "verdict", "resolved"],
            events.EnumerateArray().Select(static e => e.GetProperty("kind").GetString())
        );
        using var again = await browser.PostAsJsonAsync("/api/v1/incidents/1/acknowledge", new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Resolving_needs_no_reason()
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        var closed = (await PostAsync(browser, "resolve", new { })).GetProperty("summary");
        Assert.Equal("resolved", closed.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("notes", "{\"text\":\"  \"}", "text")]
    [InlineData("resolve", null, "reason")]
    public async Task Wrong_input_is_named(string command, string? body, string field)
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        using var content = new StringContent(
            body ?? $"{{\"reason\":\"{new string('x', 1001)}\"}}",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await browser.PostAsync($"/api/v1/incidents/1/{command}", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("{\"verdict\":\"guilty\"}")]
    [InlineData("{\"verdict\":1}")]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task A_body_that_cannot_be_read_is_a_problem_and_not_a_crash(string body)
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await browser.PostAsync("/api/v1/incidents/1/verdict", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("state=open", 2)]
    [InlineData("state=resolved", 0)]
    [InlineData("severity=low", 0)]
    [InlineData("pop=AMS", 1)]
    [InlineData("node=edge-2", 1)]
    [InlineData("q=198.51.100.9%20dns", 1)]
    [InlineData("q=198.51.100.9%20ntp", 0)]
    [InlineData("to=2020-01-01T00:00:00Z", 0)]
    public async Task The_list_is_filtered(string query, int expected)
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.ReadOnly);
        var page = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/incidents?{query}");
        Assert.Equal(expected, page.GetProperty("total").GetInt32());
        Assert.Equal(expected, page.GetProperty("items").GetArrayLength());
        var csv = await browser.GetStringAsync($"/api/v1/incidents?{query}&format=csv");
        Assert.Equal(expected + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("Customer%20X", 1)]
    [InlineData("customer%20x", 1)]
    [InlineData("Customer%20Y", 0)]
    public async Task The_list_is_that_of_a_customer(string customer, int expected)
    {
        await using var server = await WithTwoAsync();
        using var founder = await server.FounderAsync();
        await founder.OkAsync(
            HttpMethod.Post,
            "/customers",
            new { name = "Customer X", prefixes = new[] { "198.51.100.0/24" } }
        );
        var page = await founder.OkAsync(HttpMethod.Get, $"/incidents?customer={customer}");
        Assert.Equal(expected, page.GetProperty("total").GetInt32());
        Assert.All(
            page.GetProperty("items").EnumerateArray(),
            static incident => Assert.Equal("198.51.100.9/32", incident.GetProperty("target").GetString())
        );
    }

    [Fact]
    public async Task The_detail_says_which_bound_fired_and_charts_the_links()
    {
        await using var server = await WithTwoAsync();
        using var browser = await server.BrowserAsync(Role.ReadOnly);
        var detail = await browser.GetFromJsonAsync<JsonElement>("/api/v1/incidents/1");
        Assert.Equal("hourOfWeek", detail.GetProperty("reason").GetProperty("bound").GetString());
        Assert.Equal("10.0.0.1", detail.GetProperty("sources")[0].GetProperty("address").GetString());
        var chart = await browser.GetFromJsonAsync<JsonElement>("/api/v1/incidents/1/metrics");
        Assert.Equal(1, chart.GetProperty("step").GetInt32());
        Assert.True(chart.GetProperty("t").GetArrayLength() >= 120);
    }

    private static async Task<RunningServer> WithTwoAsync()
    {
        var server = await RunningServer.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, Seen.By(server.AddNode("edge-1"), now));
        await ObservationsBecomeIncidents.AcceptAsync(
            server,
            1,
            Seen.By(server.AddNode("edge-2", "AMS"), now, "198.51.100.9/32")
        );
        return server;
    }

    private static async Task<JsonElement> PostAsync(HttpClient browser, string command, object body)
    {
        using var answer = await browser.PostAsJsonAsync($"/api/v1/incidents/1/{command}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
