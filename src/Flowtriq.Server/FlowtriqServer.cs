using Flowtriq.Server.Access;
using Flowtriq.Server.Access.Tokens;
using Flowtriq.Server.Alerting;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Analytics;
using Flowtriq.Server.Captures;
using Flowtriq.Server.Captures.Evidence;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Ingest;
using Flowtriq.Server.Live;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.Peers;
using Flowtriq.Server.Mitigation.Firewall;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Requests;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Mitigation.Views;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Nodes.Renewal;
using Flowtriq.Server.Nodes.Updates;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Portal;
using Flowtriq.Server.Reports;
using Flowtriq.Server.StatusPages;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Workspaces;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace Flowtriq.Server;

/// <summary>The server put together: what each slice adds, and the order requests pass.</summary>
internal static class FlowtriqServer
{
    /// <param name="options">Valid options.</param>
    /// <param name="adjust">Replaces parts, for tests.</param>
    internal static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "flowtriq" }
        );
        // Serving files that appear after the build would need an endpoint of its own, open to everybody.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        var ingest = new IngestOptions { Address = options.Agents.Address, Port = options.Agents.Port };
        builder.Logging.ClearProviders().AddStructuredConsole(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            if (!options.IsFurtherWorkspace)
                kestrel.Listen(options.Http);
            kestrel.ListenForAgents(ingest);
        });

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddResponseCompression();
        services.ConfigureHttpJsonOptions(static json => ApiJsonOptions.Apply(json.SerializerOptions));
        services
            .AddPlatform(options)
            .AddUnreadableRequests()
            .AddApiDocument()
            .AddStorage(options.DataDirectory)
            .AddAudit()
            .AddAccess(options)
            .AddMail()
            .AddChannels()
            .AddRules()
            .AddMeasurements(options)
            .AddCaptures()
            .AddIncidents()
            .AddLive()
            .AddAnnouncing()
            .AddScrubbing()
            .AddMitigations()
            .AddPipeline()
            .AddAlerting()
            .AddMitigationRequests()
            .AddReconciler()
            .AddEdgeFirewalls()
            .AddNodes(NodesOptionsOf(options))
            .AddAuthorityRenewal()
            .AddReleases()
            .AddUpdates()
            .AddStatusPages()
            .AddPortal()
            .AddAnalytics()
            .AddReports()
            .AddIngest(ingest)
            .AddWorkspaces(options, further => Build(further, adjust));
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseResponseCompression();
        app.UseUnreadableRequests();
        app.UseStatusCodePages();
        app.UseRequestGuard();
        app.UseAgentPort();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAudit();
        app.UseTokenGuard();
        app.UseAuthorization();
        app.MapPlatform();
        app.MapApiDocument();
        app.MapAccess();
        app.MapTokens();
        app.MapAudit();
        app.MapRules();
        app.MapMail();
        app.MapChannels();
        NodesApi.Map(app.MapGroup("/api/v1"));
        app.MapAuthority();
        app.MapReleases();
        app.MapUpdates();
        app.MapLive();
        app.MapMetrics();
        app.MapIncidents();
        app.MapMitigations();
        app.MapMitigationRequests();
        app.MapAlerting();
        app.MapCaptures();
        app.MapEvidence();
        app.MapBgp();
        app.MapScrubbing();
        app.MapStatusPages();
        app.MapPortal();
        app.MapAnalytics();
        app.MapReports();
        app.MapWorkspaces();
        app.MapConsole();
        return app;
    }

    private static NodesOptions NodesOptionsOf(ServerOptions options) =>
        new()
        {
            PublicHost = options.AgentHost ?? "",
            AgentPort = options.AgentPort,
            NodeCertificateLife = options.NodeCertificates,
            ServerCertificateLife = options.ServerCertificates,
        };
}
