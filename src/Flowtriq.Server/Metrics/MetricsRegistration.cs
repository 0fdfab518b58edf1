namespace Flowtriq.Server.Metrics;

internal static class MetricsRegistration
{
    internal static IServiceCollection AddMeasurements(this IServiceCollection services)
    {
        services.AddSingleton<SampleMetrics>();
        services.AddSingleton<SampleBatch>();
        services.AddSingleton<SampleStore>();
        services.AddSingleton<RollUp>();
        services.AddSingleton<Retention>();
        services.AddSingleton<SeriesReader>();
        services.AddHostedService<SampleWriter>();
        services.AddHostedService<SampleKeeper>();
        return services;
    }
}
