namespace Flowtriq.Server.Mitigation.Reconcile;

internal static class ReconcileRegistration
{
    /// <summary>Add it after the pipeline and the announcers: it starts when both have read back what they know.</summary>
    internal static IServiceCollection AddReconciler(this IServiceCollection services)
    {
        services.AddSingleton<OrphanWatch>();
        services.AddSingleton<BackendEvents>();
        services.AddSingleton<NodeOrders>();
        services.AddSingleton<Reconciler>();
        services.AddHostedService<ReconcileUpkeep>();
        return services;
    }
}
