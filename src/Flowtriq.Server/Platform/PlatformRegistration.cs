using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Platform;

internal static class PlatformRegistration
{
    internal static IServiceCollection AddPlatform(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddMetrics();
        services.AddSingleton(static s => new ServerMeter(
            s.GetRequiredService<IMeterFactory>().Create(ServerMeter.Name)
        ));
        services.AddSingleton<PrometheusText>();
        services.AddSingleton<LoopMetrics>();
        services.AddSingleton<SecretProtection>();
        services.AddSingleton(static s => new OutboundHttp(
            s.GetRequiredService<TimeProvider>(),
            OutboundLimits.Usual,
            PublicAddresses.Contains
        ));
        services.AddSingleton(static s => new ProcessMetrics(s.GetRequiredService<ServerMeter>()));
        services.AddHostedService<Lifecycle>();
        return services;
    }
}
