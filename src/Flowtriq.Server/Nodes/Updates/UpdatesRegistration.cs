namespace Flowtriq.Server.Nodes.Updates;

internal static class UpdatesRegistration
{
    internal static IServiceCollection AddUpdates(this IServiceCollection services)
    {
        services.AddSingleton<RolloutStore>();
        services.AddSingleton<Rollouts>();
        services.AddHostedService<RolloutLoop>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, UpdatesJson.Default)
        );
        return services;
    }
}
