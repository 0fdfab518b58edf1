using System.Globalization;
using Flowtriq.Server.Metrics.ClickHouse;
using Flowtriq.Server.Metrics.Sqlite;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

internal static class MetricsRegistration
{
    internal static IServiceCollection AddMeasurements(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SampleMetrics>();
        services.AddSingleton<NamedSamples>();
        services.AddSingleton<SampleBatch>();
        services.AddSampleStore(options);
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<IMeasurementStore, Measurements>();
        services.AddSingleton<SampleWriter>();
        services.AddHostedService(static s => s.GetRequiredService<SampleWriter>());
        services.AddHostedService<SampleKeeper>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, MetricsJson.Default)
        );
        return services;
    }

    private static void AddSampleStore(this IServiceCollection services, ServerOptions options)
    {
        if (options.ClickHouse is not { } clickHouse)
        {
            services.AddSingleton<SqliteRepeats>();
            services.AddSingleton<SqliteSamples>();
            services.AddSingleton<SqliteRollUp>();
            services.AddSingleton<SqliteRetention>();
            services.AddSingleton<SqliteRows>();
            services.AddSingleton<ISampleStore, SqliteSampleStore>();
            return;
        }

        services.AddSingleton(s => new ClickHouseSampleStore(
            clickHouse,
            options,
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ISampleStore>(static s => s.GetRequiredService<ClickHouseSampleStore>());
        services.AddSingleton(static s => new HealthCheck(
            "measurements",
            () =>
                s.GetRequiredService<ClickHouseSampleStore>().Problem is { } problem
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{problem}; {s.GetRequiredService<SampleBatch>().Waiting} samples wait"
                    )
                    : null
        ));
    }
}
