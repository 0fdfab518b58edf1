using Flowtriq.Bgp.Speaker;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing.BuiltIn;
using Flowtriq.Server.Mitigation.Announcing.Command;
using Flowtriq.Server.Mitigation.Announcing.Peers;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Announcing;

internal static class AnnouncingRegistration
{
    internal static IServiceCollection AddAnnouncing(this IServiceCollection services)
    {
        services.AddSingleton<Announcers>();
        services.AddSingleton<AnnouncingMetrics>();
        services.AddSingleton(static s => new TrafficMetrics(s.GetRequiredService<AnnouncingMetrics>().Write));
        services.AddSingleton<BuiltInAnnouncer>();
        services.AddSingleton<HookDirectory>();
        services.AddSingleton<CommandRoutes>();
        services.AddSingleton<Backends>();
        services.AddSingleton<BgpStore>();
        services.AddSingleton<BgpDesk>();
        services.AddHostedService<AnnouncingStart>();
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<RouteKind>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<BgpRouteState>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AnnouncingJson.Default);
        });
        return services;
    }
}
