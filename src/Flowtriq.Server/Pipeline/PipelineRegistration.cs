using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Live;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Views;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

internal static class PipelineRegistration
{
    internal static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton<NodeDirectory>();
        services.AddSingleton<NodeAdmission>();
        services.AddSingleton<RefusedVisits>();
        services.AddSingleton<LiveNodes>();
        services.AddSingleton<NodeViews>();
        services.AddSingleton<IncidentBoard>();
        services.AddSingleton<NodeAddresses>();
        services.AddSingleton(static s => new IncidentViews(
            s.GetRequiredService<NodeDirectory>(),
            s.GetRequiredService<LadderViews>()
        ));
        services.AddSingleton(static s => new IncidentFinder(
            s.GetRequiredService<IncidentBoard>(),
            s.GetRequiredService<IncidentStore>()
        ));
        services.AddSingleton<IncidentMetrics>();
        services.AddSingleton<ChangeNotices>();
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<IncidentHistory>();
        services.AddSingleton<IncidentRecords>();
        services.AddSingleton<TargetOwners>();
        services.AddSingleton<AlertSubjects>();
        services.AddSingleton<PlannedWork>();
        services.AddSingleton<CustomerAffairs>();
        services.AddSingleton<MitigationHistory>();
        services.AddSingleton<LinkCapacities>();
        services.AddSingleton<SilentNodes>();
        services.AddSingleton<NodeCommands>();
        services.AddSingleton<NodeNotices>();
        services.AddSingleton<NodeClones>();
        services.AddSingleton<NodeMemory>();
        services.AddSingleton<FirewallSeal>();
        services.AddSingleton<NodeFirewalls>();
        services.AddSingleton<CaptureInbox>();
        services.AddSingleton(static s => new CaptureLimits(
            s.GetRequiredService<ServerOptions>().CaptureFileBytes,
            s.GetRequiredService<ServerOptions>().CaptureTotalBytes,
            s.GetRequiredService<ServerOptions>().CaptureRetention
        ));
        services.AddSingleton(static s => new ReportPipeline(
            s.GetRequiredService<LiveNodes>(),
            s.GetRequiredService<NodeFirewalls>(),
            s.GetRequiredService<SampleBatch>(),
            s.GetRequiredService<NodeMemory>()
        ));
        services.AddSingleton(static s => new OverviewReader(
            s.GetRequiredService<NodeDirectory>(),
            s.GetRequiredService<LiveNodes>(),
            s.GetRequiredService<NodeViews>(),
            s.GetRequiredService<IncidentBoard>(),
            s.GetRequiredService<IncidentViews>(),
            s.GetRequiredService<SeriesReader>(),
            s.GetRequiredService<Announcers>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(static s => new IncidentPipeline(
            s.GetRequiredService<Database>(),
            s.GetRequiredService<IncidentStore>(),
            s.GetRequiredService<IncidentBoard>(),
            s.GetRequiredService<LiveNodes>(),
            s.GetRequiredService<MitigationDesk>(),
            s.GetRequiredService<AlertDesk>(),
            s.GetRequiredService<ChangeNotices>(),
            s.GetRequiredService<NodeCommands>(),
            s.GetRequiredService<IncidentMetrics>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddHostedService<PipelineUpkeep>();
        return services;
    }
}
