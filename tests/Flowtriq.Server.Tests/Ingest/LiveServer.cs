using System.Net;
using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Ingest;
using Flowtriq.Server.Mitigation.Firewall;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Ingest;

/// <summary>The whole server in this process, on loopback with real TLS; can be stopped and started on its data.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-ingest-").FullName;
    private WebApplication? app;

    public int Port { get; private set; }

    public IServiceProvider Services => app!.Services;

    public IngestOptions Ingest { get; private init; } = new();

    public NodesOptions NodesOptions { get; private init; } = new();

    /// <summary>False for a server that tells nodes nothing by itself about their filters.</summary>
    public bool Decides { get; private init; } = true;

    public NodeDirectory Nodes => Services.GetRequiredService<NodeDirectory>();

    public static async Task<LiveServer> StartAsync(IngestOptions? ingest = null)
    {
        var server = new LiveServer { Ingest = ingest ?? new IngestOptions() };
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A server whose nodes hear of filters only what the test says.</summary>
    public static async Task<LiveServer> StartUndecidedAsync(IngestOptions? ingest = null, NodesOptions? nodes = null)
    {
        var server = new LiveServer
        {
            Ingest = ingest ?? new IngestOptions(),
            NodesOptions = nodes ?? new NodesOptions(),
            Decides = false,
        };
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        app = FlowtriqServer.Build(
            new ServerOptions
            {
                DataDirectory = folder,
                Http = new IPEndPoint(IPAddress.Loopback, 0),
                Agents = new IPEndPoint(IPAddress.Loopback, Port),
            },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.Replace(ServiceDescriptor.Singleton(Ingest));
                builder.Services.Replace(ServiceDescriptor.Singleton(NodesOptions));
                if (!Decides)
                    Silence(builder.Services);
            }
        );
        await app.StartAsync();
        Port = app.Urls.Select(static url => new Uri(url)).Single(static url => url.Scheme == "https").Port;
    }

    private static void Silence(IServiceCollection services)
    {
        foreach (
            var decider in services
                .Where(static s =>
                    s.ImplementationType == typeof(ReconcileUpkeep) || s.ImplementationType == typeof(FirewallPolicies)
                )
                .ToList()
        )
            services.Remove(decider);
    }

    public async Task StopAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public async Task<string> TokenAsync(string name = "edge", int uses = 1, TimeSpan? lifetime = null)
    {
        var tokens = Services.GetRequiredService<EnrollmentTokens>();
        var issued = await tokens.IssueAsync(
            name,
            "FRA",
            "Frankfurt",
            lifetime ?? TimeSpan.FromMinutes(5),
            uses,
            CancellationToken.None
        );
        return issued!.Token.Text;
    }

    public IReadOnlyList<long> Sequences(NodeId node)
    {
        using var connection = Services.GetRequiredService<Database>().Read();
        return
        [
            .. connection.Query<long>(
                "SELECT sequence FROM agent_event WHERE node = @node ORDER BY instance, sequence",
                new { node = node.Value }
            ),
        ];
    }

    public string MetricsText() => Services.GetRequiredService<PrometheusText>().Write();

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
