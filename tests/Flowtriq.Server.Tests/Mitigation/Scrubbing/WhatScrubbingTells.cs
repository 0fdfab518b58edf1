using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>What leaves the server about scrubbing, and what never does.</summary>
public sealed class WhatScrubbingTells
{
    [Theory]
    [InlineData(ScrubbingKind.Cloudflare)]
    [InlineData(ScrubbingKind.PathNet)]
    [InlineData(ScrubbingKind.Gcore)]
    public async Task A_secret_is_in_no_answer_log_evidence_or_file(ScrubbingKind kind)
    {
        using var logs = new CapturedLogs();
        await using var server = await RunningServer.StartAsync(logs: logs);
        using var admin = await server.BrowserAsync(Role.Admin);
        await using var scrubber = await DocumentedProviders.StartAsync(kind);
        scrubber.Misbehaves = static context =>
        {
            var echo = $"{context.Request.Headers.Authorization} {context.Items["body"]}".Replace('"', '\'');
            return ScrubberServer.JsonAsync(
                context,
                403,
                $$"""{"success":false,"errors":[{"code":1,"message":"{{echo}}"}],"message":"{{echo}}","detail":"{{echo}}"}"""
            );
        };
        var request = ScrubbingApiTests.Cloudflare("x", scrubber.Base);
        request["kind"] = JsonNamingPolicyOf(kind);
        request["credentials"] = new JsonObject
        {
            ["token"] = ScrubberServer.Token,
            ["username"] = "noc",
            ["password"] = ScrubberServer.Password,
        };
        var said = new StringBuilder();
        using (var refused = await admin.PostAsJsonAsync(ScrubbingApiTests.Providers, With(request, "name", "\n")))
            said.Append(await refused.Content.ReadAsStringAsync());
        using (
            var broken = await admin.PostAsJsonAsync(
                ScrubbingApiTests.Providers,
                With(request, "priority", "no number")
            )
        )
            said.Append(await broken.Content.ReadAsStringAsync());
        var added = await ScrubbingApiTests.PostAsync(admin, request);
        var id = added.GetProperty("id").GetString()!;
        said.Append(added);
        said.Append(await ScrubbingApiTests.TestAsync(admin, id));
        server.Get<Diversions>().Want([ScrubbingBench.Divert("192.0.2.0/24", "x")]);
        await Soon.TrueAsync(() => server.Get<Diversions>().All.Any(static d => d.Failure is not null));
        foreach (
            var path in new[]
            {
                ScrubbingApiTests.Providers,
                $"{ScrubbingApiTests.Providers}/{id}",
                "/api/v1/scrubbing/diversions",
                "/metrics",
            }
        )
            said.Append(await admin.GetStringAsync(path));
        using (var health = await admin.GetAsync("/health"))
            said.Append(await health.Content.ReadAsStringAsync());
        said.AppendJoin('\n', server.Get<Diversions>().All);
        said.Append(server.Get<ScrubbingProviders>().Find(id));
        said.Append(server.Get<ScrubbingProviders>().Find(id)!.Credentials);
        said.Append(logs.Text);
        Assert.Contains("the credentials do not allow this", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", said.ToString(), StringComparison.Ordinal);

        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
        {
            var stored = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("SECRET", stored, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Health_says_what_fails_and_metrics_count_the_calls()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await using var scrubber = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        scrubber.Misbehaves = static c => ScrubberServer.JsonAsync(c, 500, "");
        await ScrubbingApiTests.PostAsync(admin, ScrubbingApiTests.Cloudflare("cf", scrubber.Base));
        server.Get<Diversions>().Want([ScrubbingBench.Divert("192.0.2.0/24", "cf")]);
        await Soon.TrueAsync(() => server.Get<ScrubbingHealth>().Problem() is not null);
        Assert.StartsWith(
            "divert 192.0.2.0/24 to cf: it asks to try later (HTTP 500",
            server.Get<ScrubbingHealth>().Problem(),
            StringComparison.Ordinal
        );
        var metrics = await admin.GetStringAsync("/metrics");
        Assert.Contains(
            "flowtriq_server_scrubbing_calls_total{provider=\"cf\",call=\"start\",outcome=\"retry\"} 1",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains("flowtriq_server_scrubbing_diversions 1", metrics, StringComparison.Ordinal);
    }

    private static JsonObject With(JsonObject request, string field, string value)
    {
        var copy = request.DeepClone().AsObject();
        copy[field] = value;
        return copy;
    }

    private static string JsonNamingPolicyOf(ScrubbingKind kind) =>
        JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
