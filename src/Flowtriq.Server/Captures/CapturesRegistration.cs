using Flowtriq.Server.Captures.Bundles;
using Flowtriq.Server.Captures.Evidence;
using Flowtriq.Server.Pipeline.Evidence;

namespace Flowtriq.Server.Captures;

internal static class CapturesRegistration
{
    internal static IServiceCollection AddCaptures(this IServiceCollection services)
    {
        services.AddSingleton<CaptureFiles>();
        services.AddSingleton<CaptureStore>();
        services.AddSingleton<CaptureIndexes>();
        services.AddSingleton<RedactedCaptures>();
        services.AddSingleton<EvidenceKeys>();
        services.AddSingleton<CaptureEvidence>();
        services.AddSingleton<IEvidence>(static s => s.GetRequiredService<CaptureEvidence>());
        services.AddSingleton<EvidenceBundles>();
        services.AddHostedService<CaptureKeeper>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, EvidenceJson.Default)
        );
        return services;
    }
}
