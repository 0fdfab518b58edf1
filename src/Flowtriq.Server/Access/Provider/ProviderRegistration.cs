namespace Flowtriq.Server.Access.Provider;

internal static class ProviderRegistration
{
    internal static IServiceCollection AddProvider(this IServiceCollection services)
    {
        services.AddSingleton<ProviderStore>();
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<VisitCookie>();
        services.AddSingleton<Newcomers>();
        services.AddSingleton<ProviderTrouble>();
        return services;
    }
}
