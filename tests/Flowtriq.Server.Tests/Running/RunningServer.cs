using System.Net;
using System.Net.Http.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Access;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Running;

/// <summary>The whole server on loopback with a temporary data directory; can be stopped and started on its data.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>The number of the customer that a member of that role sees.</summary>
    public const long Customer = 1;

    // Once for all servers: it is meant to take long.
    private static readonly string PasswordHash = Passwords.Hash(Password);
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-server-").FullName;
    private readonly TimeProvider time;
    private readonly ILoggerProvider? logs;
    private readonly Func<ServerOptions, ServerOptions> change;
    private WebApplication? app;

    private RunningServer(TimeProvider time, ILoggerProvider? logs, Func<ServerOptions, ServerOptions>? change)
    {
        this.time = time;
        this.logs = logs;
        this.change = change ?? (static options => options);
    }

    public IServiceProvider Services => app!.Services;

    public Uri Address => new(app!.Urls.Single(static url => url.StartsWith("http:", StringComparison.Ordinal)));

    public int AgentPort =>
        app!.Urls.Select(static url => new Uri(url)).Single(static url => url.Scheme == "https").Port;

    public string Folder => folder;

    /// <param name="time">The wall clock; null for the real one.</param>
    /// <param name="logs">Where log lines go; null for nowhere.</param>
    /// <param name="change">Options that are not those of every test.</param>
    public static async Task<RunningServer> StartAsync(
        TimeProvider? time = null,
        ILoggerProvider? logs = null,
        Func<ServerOptions, ServerOptions>? change = null
    )
    {
        var server = new RunningServer(time ?? TimeProvider.System, logs, change);
        await server.StartAgainAsync();
        return server;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task StartAgainAsync()
    {
        var anyPort = new IPEndPoint(IPAddress.Loopback, 0);
        app = FlowtriqServer.Build(
            change(
                new ServerOptions
                {
                    DataDirectory = folder,
                    Http = anyPort,
                    Agents = anyPort,
                    ApiRequestsPerSecond = 10_000,
                }
            ),
            builder =>
            {
                builder.Logging.ClearProviders();
                if (logs is not null)
                    builder.Logging.AddProvider(logs);
                builder.Services.Replace(ServiceDescriptor.Singleton(time));
            }
        );
        await app.StartAsync();
    }

    public async Task StopAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Registers a node without a certificate: what it says is fed to the pipelines directly.</summary>
    public NodeId AddNode(string name, string pop = "FRA")
    {
        var id = new NodeId(name);
        Get<NodeDirectory>()
            .Upsert(
                new RegisteredNode
                {
                    Id = id,
                    Name = name,
                    Pop = pop,
                    PopName = pop,
                    EnrolledAt = time.GetUtcNow(),
                }
            );
        return id;
    }

    /// <summary>A browser without a session.</summary>
    public HttpClient Browser(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new CookieJar(cookies ?? new CookieContainer())) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-Flowtriq", "console");
        return client;
    }

    /// <summary>A browser with the session of a member of this role.</summary>
    public async Task<HttpClient> BrowserAsync(Role role, CookieContainer? cookies = null)
    {
        var members = Get<MemberStore>();
        var email = $"{role}@isp.example";
        if (members.Workspace() is null)
            await members.FoundAsync("ISP", Member("Founder", "founder@isp.example", Role.Admin), default);
        if (members.ByEmail(email) is null)
            await members.AddAsync(Member(role.ToString(), email, role), default);
        var client = Browser(cookies);
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { email, password = Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Member Member(string name, string email, Role role) =>
        new(0, name, email, role, role == Role.Customer ? Customer : null, PasswordHash);
}
