using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Views;

internal static class ViewsRegistration
{
    /// <summary>The store of mitigations, what decisions rest on, and how both are shown.</summary>
    internal static IServiceCollection AddMitigations(this IServiceCollection services)
    {
        services.AddSingleton<MitigationStore>();
        services.AddSingleton<MitigationBoard>();
        services.AddSingleton<RouteReadings>();
        services.AddSingleton<PeerWatch>();
        services.AddSingleton<MitigationMetrics>();
        services.AddSingleton<MitigationFaults>();
        services.AddSingleton<MitigationDesk>();
        services.AddSingleton<ReconcileSignal>();
        services.AddSingleton(static s => Infrastructure.Routers(s.GetRequiredService<Announcers>()));
        services.AddSingleton(static s =>
            Infrastructure.Agents(s.GetRequiredService<NodeAddresses>(), s.GetRequiredService<NodeDirectory>())
        );
        services.AddSingleton(static _ => Infrastructure.Server());
        services.AddSingleton<SurroundingsReader>();
        services.AddSingleton<MitigationViews>();
        services.AddSingleton<LadderViews>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ViewsJson.Default)
        );
        return services;
    }
}
