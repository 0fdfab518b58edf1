using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Nodes;

/// <summary>What a machine fetches before it is a node, on the port that it reaches anyway.</summary>
public sealed class InstallTests
{
    private static readonly byte[] Program = Encoding.ASCII.GetBytes("not really a program");
    private static readonly string ProgramSha = Convert.ToHexStringLower(SHA256.HashData(Program));

    [Fact]
    public async Task The_command_names_the_hash_of_the_script_that_is_served_and_the_script_that_of_the_agent()
    {
        await using var server = await RunningServer.StartAsync();
        Put(server, "0.9.0", "x86_64", [1]);
        Put(server, "0.10.0", "x86_64", Program);
        using var admin = await server.BrowserAsync(Role.Admin);
        using var visitor = Visitor(server);

        var script = await visitor.GetByteArrayAsync("/install.sh");
        var sha = Convert.ToHexStringLower(SHA256.HashData(script));
        var install = (await IssueAsync(admin)).GetProperty("install");
        Assert.Equal(sha, install.GetProperty("scriptSha256").GetString());
        Assert.Contains(sha, install.GetProperty("script").GetString()!, StringComparison.Ordinal);
        Assert.Contains($"\nx86_64 0.10.0 {ProgramSha}\n", Encoding.UTF8.GetString(script), StringComparison.Ordinal);
        Assert.Equal(Program, await visitor.GetByteArrayAsync("/install/0.10.0/x86_64/ftagent"));
    }

    [Fact]
    public async Task The_script_holds_the_unit_and_the_configuration_and_no_secret()
    {
        await using var server = await RunningServer.StartAsync();
        Put(server, "0.10.0", "x86_64", Program);
        using var admin = await server.BrowserAsync(Role.Admin);
        var token = (await IssueAsync(admin)).GetProperty("token").GetString()!;
        using var visitor = Visitor(server);
        var script = await visitor.GetStringAsync("/install.sh");
        Assert.Contains("\nWatchdogSec=30\n", script, StringComparison.Ordinal);
        Assert.Contains("\"mode\": \"off\"", script, StringComparison.Ordinal);
        Assert.DoesNotMatch("@[A-Z]+@", script);
        Assert.DoesNotContain(token, script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/install/0.10.0/armv7l/ftagent")]
    [InlineData("/install/0.11.0/x86_64/ftagent")]
    [InlineData("/install/0.10.0/x86_64/ftagent.deb")]
    [InlineData("/install/%2e%2e/x86_64/ftagent")]
    public async Task What_is_not_there_is_refused_with_what_is(string path)
    {
        await using var server = await RunningServer.StartAsync();
        Put(server, "0.10.0", "x86_64", Program);
        using var visitor = Visitor(server);
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        if (!path.Contains("%2e", StringComparison.Ordinal))
            Assert.Contains("It has 0.10.0 for x86_64.", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/releases")]
    [InlineData("/installed")]
    public async Task Nothing_else_is_served_on_the_agents_port(string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = Visitor(server);
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Only install.sh", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetching_is_limited_for_each_address_and_enrolling_goes_on()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var visitor = Visitor(server);
        for (var fetched = 0; fetched < InstallLimits.PerMinute; fetched++)
        {
            using var served = await visitor.GetAsync("/install.sh");
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        using var refused = await visitor.GetAsync("/install.sh");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var neighbour = await visitor.GetAsync("/install.sh");
        Assert.Equal(HttpStatusCode.OK, neighbour.StatusCode);
        using var agent = await RunningAgent.JoinAsync(server, admin);
    }

    [Fact]
    public async Task Without_an_agent_to_hand_out_the_console_is_told_so()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var install = (await IssueAsync(admin)).GetProperty("install");
        Assert.Equal(JsonValueKind.Null, install.GetProperty("script").ValueKind);
        Assert.Empty(install.GetProperty("agents").EnumerateArray());
    }

    [Fact]
    public void A_program_says_for_which_machine_it_was_made()
    {
        using var self = File.OpenRead("/proc/self/exe");
        Span<byte> start = stackalloc byte[ElfHeader.Length];
        self.ReadExactly(start);
        var machine = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
        Assert.Equal(machine == "X64" ? "x86_64" : "aarch64", ElfHeader.Architecture(start));
        Assert.Null(ElfHeader.Architecture("#!/bin/sh\nexec something else"u8));
        Assert.Null(ElfHeader.Architecture(start[..10]));
    }

    [Fact]
    public async Task The_command_puts_an_agent_onto_the_shelf_and_refuses_what_is_none()
    {
        await using var server = await RunningServer.StartAsync();
        var release = ReleaseCommand.Create();
        string[] Add(string file) => ["add", file, "--version", "1.2.3", "--data", server.Folder];
        Assert.Equal(0, release.Parse(Add("/proc/self/exe")).Invoke(new() { Output = TextWriter.Null }));
        Assert.Equal(2, release.Parse(Add("/etc/hostname")).Invoke(new() { Error = TextWriter.Null }));
        Assert.Equal("1.2.3", Assert.Single(server.Get<ReleaseShelf>().All()).Version);
    }

    private static void Put(RunningServer server, string version, string architecture, byte[] program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.Folder, "releases", version, architecture));
        File.WriteAllBytes(Path.Combine(folder.FullName, "ftagent"), program);
    }

    private static HttpClient Visitor(RunningServer server) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions =
                {
                    RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
                },
            }
        )
        {
            BaseAddress = new Uri($"https://127.0.0.1:{server.AgentPort}"),
        };

    private static async Task<JsonElement> IssueAsync(HttpClient admin)
    {
        using var answer = await admin.PostAsJsonAsync("/api/v1/nodes/tokens", new { name = "edge", pop = "FRA" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
