using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Nodes.Releases;

internal static class ReleasesRegistration
{
    internal static IServiceCollection AddReleases(this IServiceCollection services)
    {
        services.AddSingleton<ReleaseShelf>();
        services.AddSingleton<InstallScript>();
        services.AddSingleton<InstallText>();
        services.Configure<RateLimiterOptions>(InstallLimits.Define);
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ReleasesJson.Default)
        );
        return services;
    }
}
