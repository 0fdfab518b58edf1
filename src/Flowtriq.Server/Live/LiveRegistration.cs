using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Live;

internal static class LiveRegistration
{
    internal static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LivePublisher>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<NodeGauges>();
        services.AddSingleton(static s => new TrafficMetrics(s.GetRequiredService<NodeGauges>().Write));
        services.AddSingleton<InterfaceGauges>();
        services.AddSingleton(static s => new TrafficMetrics(s.GetRequiredService<InterfaceGauges>().Write));
        services.AddHostedService<LiveTicker>();
        services.AddSingleton<LiveSweep>();
        services.AddHostedService(static s => s.GetRequiredService<LiveSweep>());
        services
            .AddSignalR(static hub => hub.MaximumReceiveMessageSize = 4096)
            .AddJsonProtocol(static json =>
            {
                ApiJsonOptions.Apply(json.PayloadSerializerOptions);
                json.PayloadSerializerOptions.TypeInfoResolverChain.Add(LiveJson.Default);
            });
        return services;
    }
}
