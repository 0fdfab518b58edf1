using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Workspaces;

/// <summary>A server with its own workspace and, when asked for, further ones, each set up as its first administrator does it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    internal const string Administrator = "ann@isp.example";

    private Installation(RunningServer server, HttpClient admin) => (Server, Admin) = (server, admin);

    public RunningServer Server { get; }

    /// <summary>Signed in as administrator of the server's own workspace.</summary>
    public HttpClient Admin { get; }

    public static async Task<Installation> StartAsync(ILoggerProvider? logs = null)
    {
        var server = await RunningServer.StartAsync(logs: logs);
        return new Installation(server, await server.BrowserAsync(Role.Admin));
    }

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Makes a workspace and sets it up; the browser is signed in to it as its first administrator.</summary>
    public async Task<HttpClient> FoundAsync(string slug, string email = Administrator, CookieContainer? cookies = null)
    {
        var link = await MakeAsync(slug, FreePort());
        var browser = Browser(slug, cookies);
        using var answer = await SetUpAsync(browser, link, slug.ToUpperInvariant(), email);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    /// <summary>Uses a set-up link as the page it opens does.</summary>
    public static Task<HttpResponseMessage> SetUpAsync(
        HttpClient browser,
        Uri link,
        string workspace,
        string email = Administrator
    ) =>
        browser.PostAsJsonAsync(
            "api/v1/setup",
            new
            {
                token = link.Query["?token=".Length..],
                workspace,
                name = "Ann",
                email,
                password = RunningServer.Password,
            }
        );

    /// <summary>Makes a workspace; the link sets it up.</summary>
    public async Task<Uri> MakeAsync(string slug, int agentPort)
    {
        using var answer = await Admin.PostAsJsonAsync("/api/v1/workspaces", new { slug, agentPort });
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, made.ToString());
        return new Uri(made.GetProperty("setupLink").GetString()!);
    }

    /// <summary>A browser whose relative addresses lead into a workspace.</summary>
    public HttpClient Browser(string slug, CookieContainer? cookies = null)
    {
        var browser = Server.Browser(cookies);
        browser.BaseAddress = new Uri(Server.Address, $"/w/{slug}/");
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
    }
}
