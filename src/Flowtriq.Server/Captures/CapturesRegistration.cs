namespace Flowtriq.Server.Captures;

internal static class CapturesRegistration
{
    internal static IServiceCollection AddCaptures(this IServiceCollection services)
    {
        services.AddSingleton<CaptureFiles>();
        services.AddSingleton<CaptureStore>();
        services.AddSingleton<CaptureIndexes>();
        services.AddHostedService<CaptureKeeper>();
        return services;
    }
}
