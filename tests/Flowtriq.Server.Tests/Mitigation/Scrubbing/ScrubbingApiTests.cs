using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

public sealed class ScrubbingApiTests
{
    internal const string Providers = "/api/v1/scrubbing/providers";

    [Fact]
    public async Task A_provider_is_added_changed_and_removed_and_survives_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var added = await PostAsync(admin, Cloudflare("cf"));
        var id = added.GetProperty("id").GetString();
        Assert.Equal("cloudflare", added.GetProperty("kind").GetString());
        Assert.Equal(["token"], Words(added.GetProperty("credentials")));
        Assert.Equal(["192.0.2.0/24"], server.Get<Diversions>().Divertible.Select(static p => p.ToString()));
        Assert.Equal(["198.51.100.1/32"], server.Get<Diversions>().ScrubberSources.Select(static p => p.ToString()));

        var change = Cloudflare("magic");
        change.Remove("credentials");
        change["version"] = 1;
        using var changed = await admin.PutAsJsonAsync($"{Providers}/{id}", change);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var late = await admin.PutAsJsonAsync($"{Providers}/{id}", change);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        await server.StopAsync();
        await server.StartAgainAsync();
        using var again = await server.BrowserAsync(Role.Admin);
        var kept = Assert.Single((await again.GetFromJsonAsync<JsonElement>(Providers)).EnumerateArray());
        Assert.Equal(("magic", 2), (kept.GetProperty("name").GetString(), kept.GetProperty("version").GetInt32()));
        Assert.Equal(["token"], Words(kept.GetProperty("credentials")));
        Assert.Equal(ScrubberServer.Token, server.Get<ScrubbingProviders>().Find(id!)!.Credentials!.Token);

        using var removed = await again.DeleteAsync($"{Providers}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal("[]", await again.GetStringAsync(Providers));
        using var gone = await again.GetAsync($"{Providers}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var answer = await admin.PostAsJsonAsync(
            Providers,
            new
            {
                name = " ",
                kind = "cloudflare",
                prefixes = new[] { "192.0.2.0/25", "192.0.2.1", "2001:db8::/49" },
                priority = -1,
                minimumOnMinutes = -1,
                settings = new
                {
                    baseUrl = "http://api.example",
                    peerGroup = "x",
                    timeoutSeconds = 5,
                    communities = new[] { "1" },
                },
                credentials = new { token = "a\nb" },
                greSources = new[] { "x" },
                @return = new { node = "n", probes = new[] { "203.0.113.1", "x" } },
                budget = new { hoursPerMonth = 0, diversionsPerMonth = 0 },
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(
            [
                "budget.diversionsPerMonth",
                "budget.hoursPerMonth",
                "credentials.token",
                "greSources",
                "minimumOnMinutes",
                "name",
                "prefixes",
                "priority",
                "return.interface",
                "return.probes",
                "settings.accountId",
                "settings.baseUrl",
                "settings.communities",
                "settings.peerGroup",
                "settings.timeoutSeconds",
            ],
            errors.EnumerateObject().Select(static e => e.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(3, errors.GetProperty("prefixes").GetArrayLength());
    }

    [Theory]
    [InlineData("https://gateway.example/cf", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("https://user:pw@gateway.example", false)]
    [InlineData("https://gateway.example/?key=1", false)]
    [InlineData("ftp://gateway.example", false)]
    [InlineData("gateway.example", false)]
    public void A_base_is_https_or_on_loopback(string url, bool allowed) =>
        Assert.Equal(allowed, ScrubbingSettingsCheck.IsBaseUrl(url));

    [Fact]
    public async Task A_name_is_given_once_and_a_kind_kept()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var id = (await PostAsync(admin, Cloudflare("cf"))).GetProperty("id").GetString();
        using var twice = await admin.PostAsJsonAsync(Providers, Cloudflare("CF"));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        var other = Cloudflare("cf");
        other["kind"] = "gcore";
        using var kind = await admin.PutAsJsonAsync($"{Providers}/{id}", other);
        Assert.Contains("\"kind\"", await kind.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_in_use_keeps_what_its_diversions_need()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await using var scrubber = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        var id = (await PostAsync(admin, Cloudflare("cf", scrubber.Base))).GetProperty("id").GetString();
        server.Get<Diversions>().Want([ScrubbingBench.Divert("192.0.2.0/24", "cf")]);
        await Soon.TrueAsync(() => scrubber.Announced, () => string.Join('\n', scrubber.Requests));

        using var removed = await admin.DeleteAsync($"{Providers}/{id}");
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
        using var renamed = await admin.PutAsJsonAsync($"{Providers}/{id}", Cloudflare("other", scrubber.Base));
        Assert.Equal(HttpStatusCode.Conflict, renamed.StatusCode);
        var switchedOff = Cloudflare("cf", scrubber.Base);
        switchedOff["priority"] = 7;
        using var changed = await admin.PutAsJsonAsync($"{Providers}/{id}", switchedOff);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var told = await admin.GetFromJsonAsync<JsonElement>("/api/v1/scrubbing/diversions");
        var diversion = Assert.Single(told.EnumerateArray());
        Assert.Equal("192.0.2.0/24", diversion.GetProperty("prefix").GetString());
        Assert.Equal("notMeasured", diversion.GetProperty("return").GetString());
        await Soon.TrueAsync(() => server.Get<Diversions>().All[0].State == DiversionState.Advertising);
        Assert.Contains("request req-", server.Get<Diversions>().All[0].Proof, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_test_button_proves_credentials_and_prefixes_and_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await using var scrubber = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        var id = (await PostAsync(admin, Cloudflare("cf", scrubber.Base))).GetProperty("id").GetString();
        var good = await TestAsync(admin, id);
        Assert.True(good.GetProperty("works").GetBoolean());
        Assert.False(good.GetProperty("prefixes")[0].GetProperty("advertised").GetBoolean());

        var wrong = Cloudflare("cf", scrubber.Base);
        wrong["credentials"] = new JsonObject { ["token"] = "another" };
        using var changed = await admin.PutAsJsonAsync($"{Providers}/{id}", wrong);
        var bad = await TestAsync(admin, id);
        Assert.False(bad.GetProperty("works").GetBoolean());
        Assert.Contains(
            "does not accept the credentials: 10000 Authentication error",
            bad.GetProperty("prefixes")[0].GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        Assert.All(scrubber.Requests, static r => Assert.StartsWith("GET", r, StringComparison.Ordinal));
    }

    internal static JsonObject Cloudflare(string name, string? baseUrl = null) =>
        new()
        {
            ["name"] = name,
            ["kind"] = "cloudflare",
            ["prefixes"] = new JsonArray("192.0.2.0/24"),
            ["settings"] = new JsonObject { ["accountId"] = "0acc", ["baseUrl"] = baseUrl },
            ["credentials"] = new JsonObject { ["token"] = ScrubberServer.Token },
            ["greSources"] = new JsonArray("198.51.100.1"),
        };

    internal static async Task<JsonElement> PostAsync(HttpClient admin, JsonObject request)
    {
        using var answer = await admin.PostAsJsonAsync(Providers, request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal static async Task<JsonElement> TestAsync(HttpClient admin, string? id)
    {
        using var answer = await admin.PostAsync($"{Providers}/{id}/test", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<string?> Words(JsonElement list) =>
        list.EnumerateArray().Select(static w => w.GetString());
}
