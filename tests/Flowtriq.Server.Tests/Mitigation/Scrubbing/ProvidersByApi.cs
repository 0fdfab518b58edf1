using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Mitigation.Scrubbing.Cloudflare;
using Flowtriq.Server.Mitigation.Scrubbing.Gcore;
using Flowtriq.Server.Mitigation.Scrubbing.PathNet;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>One contract for every provider that is told by an API, against servers that speak its documents.</summary>
public sealed class ProvidersByApi : IDisposable
{
    private readonly ScrubbingHttp http = new(TimeProvider.System);

    public static TheoryData<ScrubbingKind> Kinds =>
        [ScrubbingKind.Cloudflare, ScrubbingKind.PathNet, ScrubbingKind.Gcore];

    public static TheoryData<ScrubbingKind, string, string> Errors
    {
        get
        {
            var table = new TheoryData<ScrubbingKind, string, string>();
            foreach (var kind in new[] { ScrubbingKind.Cloudflare, ScrubbingKind.PathNet, ScrubbingKind.Gcore })
            {
                table.Add(kind, "401", "does not accept the credentials");
                table.Add(kind, "403", "do not allow this");
                table.Add(kind, "404", "does not know this account or prefix");
                table.Add(kind, "422", "it refuses");
                table.Add(kind, "429", "try later");
                table.Add(kind, "500", "try later");
                table.Add(kind, "503", "try later");
                table.Add(kind, "silence", "no answer within 1 s");
                table.Add(kind, "garbage", "cannot be read");
                table.Add(kind, "other", "cannot be read");
                table.Add(kind, "redirect", "redirects are not followed");
                table.Add(kind, "reset", "cannot be reached");
            }

            return table;
        }
    }

    public void Dispose() => http.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_and_stop_a_prefix_and_take_already_for_success(ScrubbingKind kind)
    {
        await using var server = await DocumentedProviders.StartAsync(kind);
        var setup = Setup(kind, server);
        var adapter = Adapter(kind);
        Assert.IsType<ProviderAnswer.NotAdvertised>(await adapter.ReadAsync(setup, Prefix, default));
        Assert.IsType<ProviderAnswer.Already>(await adapter.StopAsync(setup, Prefix, default));

        var started = Assert.IsType<ProviderAnswer.Accepted>(await adapter.StartAsync(setup, Prefix, default));
        Assert.Contains("request req-", started.Proof, StringComparison.Ordinal);
        Assert.True(server.Announced);
        Assert.IsType<ProviderAnswer.Advertised>(await adapter.ReadAsync(setup, Prefix, default));
        var writes = server.Requests.Count(IsWrite);
        Assert.IsType<ProviderAnswer.Already>(await adapter.StartAsync(setup, Prefix, default));
        Assert.Equal(writes, server.Requests.Count(IsWrite));

        Assert.IsType<ProviderAnswer.Accepted>(await adapter.StopAsync(setup, Prefix, default));
        Assert.False(server.Announced);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Turn_every_error_into_an_answer_without_a_secret(ScrubbingKind kind, string error, string said)
    {
        await using var server = await DocumentedProviders.StartAsync(kind);
        await using var elsewhere = await DocumentedProviders.StartAsync(kind);
        server.Misbehaves = context => MisbehaveAsync(context, error, elsewhere.Base);
        foreach (var atWrite in new[] { false, true })
        {
            server.MisbehavesAt = request => !atWrite || IsWrite(request.Method + " " + request.Path);
            var answer = await Calls(kind).MakeAsync(Setup(kind, server), Prefix, DiversionCall.Start, default);
            Assert.Contains(said, answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", answer.Text, StringComparison.Ordinal);
            var tryAgain = error is "429" or "500" or "503" or "silence" or "garbage" or "other" or "reset";
            Assert.Equal(tryAgain, answer is ProviderAnswer.Retry);
            Assert.Equal(!tryAgain, answer is ProviderAnswer.Refused);
            if (error == "429")
                Assert.Equal(TimeSpan.FromSeconds(77), Assert.IsType<ProviderAnswer.Retry>(answer).After);
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Say_that_a_server_is_not_there(ScrubbingKind kind)
    {
        var server = await DocumentedProviders.StartAsync(kind);
        var setup = Setup(kind, server);
        await server.DisposeAsync();
        var answer = await Adapter(kind).ReadAsync(setup, Prefix, default);
        Assert.Contains(
            "cannot be reached",
            Assert.IsType<ProviderAnswer.Retry>(answer).Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ask_nobody_without_credentials(ScrubbingKind kind)
    {
        await using var server = await DocumentedProviders.StartAsync(kind);
        var setup = Setup(kind, server) with { Credentials = new() };
        Assert.IsType<ProviderAnswer.Refused>(await Adapter(kind).ReadAsync(setup, Prefix, default));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("\"on_demand_enabled\":false,\"on_demand_locked\":false", "false", "on_demand_enabled")]
    [InlineData("\"on_demand_enabled\":true,\"on_demand_locked\":true", "false", "on_demand_locked")]
    [InlineData("\"on_demand_enabled\":true,\"on_demand_locked\":false", "true", "bgp_signal_opts")]
    public async Task Cloudflare_is_not_asked_for_what_its_api_may_not_switch(string flags, string signal, string said)
    {
        await using var server = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        server.MisbehavesAt = static r => r.Path.Value!.EndsWith("/bgp/prefixes", StringComparison.Ordinal);
        var prefix = DocumentedProviders.CloudflarePrefix(false, flags, signal);
        server.Misbehaves = c => ScrubberServer.JsonAsync(c, 200, $$"""{"success":true,"result":[{{prefix}}]}""");
        var setup = Setup(ScrubbingKind.Cloudflare, server);
        var answer = await Adapter(ScrubbingKind.Cloudflare).StartAsync(setup, Prefix, default);
        Assert.Contains(said, Assert.IsType<ProviderAnswer.Refused>(answer).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, static r => r.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cloudflare_gets_the_BGP_prefix_made_before_it_is_first_advertised()
    {
        await using var server = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        var made = DocumentedProviders.CloudflarePrefix(false, DocumentedProviders.CloudflareFlags);
        server.MisbehavesAt = static r => r.Path.Value!.EndsWith("/bgp/prefixes", StringComparison.Ordinal);
        server.Misbehaves = c =>
            ScrubberServer.JsonAsync(
                c,
                200,
                $$"""{"success":true,"result":{{(c.Request.Method == "POST" ? made : "[]")}}}"""
            );
        var setup = Setup(ScrubbingKind.Cloudflare, server);
        var answer = await Adapter(ScrubbingKind.Cloudflare).StartAsync(setup, Prefix, default);
        Assert.IsType<ProviderAnswer.Accepted>(answer);
        Assert.Contains(
            $$"""POST /accounts/0acc/addressing/prefixes/2af3/bgp/prefixes {"cidr":"{{ScrubberServer.Prefix}}"}""",
            server.Requests
        );
        Assert.True(server.Announced);
    }

    [Fact]
    public async Task Cloudflare_says_no_with_status_200_too()
    {
        await using var server = await DocumentedProviders.StartAsync(ScrubbingKind.Cloudflare);
        server.Misbehaves = static c =>
            ScrubberServer.JsonAsync(c, 200, DocumentedProviders.CloudflareError(1012, "not onboarded"));
        var answer = await Adapter(ScrubbingKind.Cloudflare)
            .ReadAsync(Setup(ScrubbingKind.Cloudflare, server), Prefix, default);
        Assert.Contains(
            "1012 not onboarded",
            Assert.IsType<ProviderAnswer.Refused>(answer).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PathNet_logs_in_once_and_again_when_the_token_is_no_longer_taken()
    {
        await using var server = await DocumentedProviders.StartAsync(ScrubbingKind.PathNet);
        var setup = Setup(ScrubbingKind.PathNet, server);
        var adapter = Adapter(ScrubbingKind.PathNet);
        await adapter.ReadAsync(setup, Prefix, default);
        await adapter.ReadAsync(setup, Prefix, default);
        Assert.Single(server.Requests, IsLogin);

        server.MisbehavesAt = _ => server.Requests.Count(IsLogin) == 1;
        server.Misbehaves = static c => ScrubberServer.JsonAsync(c, 401, """{"detail":"expired"}""");
        Assert.IsType<ProviderAnswer.NotAdvertised>(await adapter.ReadAsync(setup, Prefix, default));
        Assert.Equal(2, server.Requests.Count(IsLogin));
    }

    [Fact]
    public async Task PathNet_gone_in_between_is_stopped()
    {
        await using var server = await DocumentedProviders.StartAsync(ScrubbingKind.PathNet);
        server.Announced = true;
        server.MisbehavesAt = static r => r.Method == "DELETE";
        server.Misbehaves = static c => ScrubberServer.JsonAsync(c, 404, """{"detail":"Not Found"}""");
        var setup = Setup(ScrubbingKind.PathNet, server);
        Assert.IsType<ProviderAnswer.Already>(await Adapter(ScrubbingKind.PathNet).StopAsync(setup, Prefix, default));
    }

    private static IpPrefix Prefix =>
        IpPrefix.TryParse(ScrubberServer.Prefix, out var prefix) ? prefix : throw new InvalidOperationException();

    private static bool IsLogin(string request) => request.StartsWith("POST /token", StringComparison.Ordinal);

    private static bool IsWrite(string request) =>
        !request.StartsWith("GET", StringComparison.Ordinal) && !IsLogin(request);

    private IScrubbingProvider Adapter(ScrubbingKind kind) =>
        kind switch
        {
            ScrubbingKind.Cloudflare => new CloudflareProvider(new CloudflareApi(http)),
            ScrubbingKind.PathNet => new PathNetProvider(http, TimeProvider.System),
            _ => new GcoreProvider(http),
        };

    private ScrubbingCalls Calls(ScrubbingKind kind) =>
        ScrubbingBench.Calls(new Dictionary<ScrubbingKind, IScrubbingProvider> { [kind] = Adapter(kind) });

    private static ScrubbingSetup Setup(ScrubbingKind kind, ScrubberServer server) =>
        new()
        {
            Id = "p1",
            Name = "scrubber",
            Kind = kind,
            Settings = new ScrubbingSettings(server.Base, "0acc", TimeoutSeconds: 1),
            Credentials =
                kind == ScrubbingKind.PathNet
                    ? new ScrubbingCredentials(Username: "noc", Password: ScrubberServer.Password)
                    : new ScrubbingCredentials(ScrubberServer.Token),
            Prefixes = [Prefix],
        };

    /// <summary>Errors repeat what they were sent, as some APIs do.</summary>
    private static async Task MisbehaveAsync(HttpContext context, string error, string elsewhere)
    {
        var echo = $"no {context.Request.Headers.Authorization} {context.Items["body"]}".Replace('"', '\'');
        switch (error)
        {
            case "silence":
                await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, context.RequestAborted);
                return;
            case "garbage":
                await ScrubberServer.JsonAsync(context, 200, "<html>{\"");
                return;
            case "other":
                await ScrubberServer.JsonAsync(context, 200, "\"hello\"");
                return;
            case "redirect":
                context.Response.Redirect(elsewhere + context.Request.Path, permanent: false, preserveMethod: true);
                return;
            case "reset":
                context.Abort();
                return;
            default:
                if (error == "429")
                    context.Response.Headers.RetryAfter = "77";
                await ScrubberServer.JsonAsync(
                    context,
                    int.Parse(error),
                    $$"""{"success":false,"errors":[{"code":1,"message":"{{echo}}"}],"message":"{{echo}}","detail":"{{echo}}"}"""
                );
                return;
        }
    }
}
