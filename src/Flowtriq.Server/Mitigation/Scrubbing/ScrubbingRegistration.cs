using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;
using Flowtriq.Server.Mitigation.Scrubbing.Cloudflare;
using Flowtriq.Server.Mitigation.Scrubbing.Gcore;
using Flowtriq.Server.Mitigation.Scrubbing.PathNet;
using Flowtriq.Server.Mitigation.Scrubbing.Voxility;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

internal static class ScrubbingRegistration
{
    internal static IServiceCollection AddScrubbing(this IServiceCollection services)
    {
        services.AddSingleton<ScrubbingSecrets>();
        services.AddSingleton<ScrubbingProviders>();
        services.AddSingleton<ScrubbingMetrics>();
        services.AddSingleton<ScrubbingHttp>();
        services.AddSingleton<BgpDiversionProvider>();
        services.AddSingleton(static s => new ScrubbingAdapters(
            new Dictionary<ScrubbingKind, IScrubbingProvider>
            {
                [ScrubbingKind.Cloudflare] = new CloudflareProvider(new(s.GetRequiredService<ScrubbingHttp>())),
                [ScrubbingKind.PathNet] = new PathNetProvider(
                    s.GetRequiredService<ScrubbingHttp>(),
                    s.GetRequiredService<TimeProvider>()
                ),
                [ScrubbingKind.Gcore] = new GcoreProvider(s.GetRequiredService<ScrubbingHttp>()),
                [ScrubbingKind.Voxility] = new VoxilityProvider(
                    s.GetRequiredService<BgpDiversionProvider>(),
                    s.GetRequiredService<ScrubbingHttp>()
                ),
                [ScrubbingKind.Bgp] = s.GetRequiredService<BgpDiversionProvider>(),
            }
        ));
        services.AddSingleton<ScrubbingCalls>();
        services.AddSingleton<ScrubbingTrial>();
        services.AddSingleton<ScrubbingViews>();
        services.AddSingleton<DiversionStore>();
        services.AddSingleton(static s => new Diversions(
            s.GetRequiredService<ScrubbingProviders>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ReturnProbes>();
        services.AddSingleton<ReturnMeter>();
        services.AddSingleton<DiversionRun>();
        services.AddSingleton<ScrubbingHealth>();
        services.AddSingleton(static s => new HealthCheck(
            "scrubbing",
            s.GetRequiredService<ScrubbingHealth>().Problem
        ));
        services.AddHostedService<DiversionLoop>();
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<ScrubbingKind>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<ScrubbingPhase>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<ScrubbingReturn>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ScrubbingJson.Default);
        });
        return services;
    }
}
