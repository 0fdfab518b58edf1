using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Storage;

internal static class StorageRegistration
{
    /// <summary>The state: everything but measurements.</summary>
    internal const string StateFile = "flowtriq.db";

    internal static IServiceCollection AddStorage(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(new DataDirectory(dataDirectory));
        services.AddSingleton(static s =>
            OpenState(s.GetRequiredService<DataDirectory>(), s.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton<MetricsDatabase>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton(static s => new HealthCheck("storage", s.GetRequiredService<StorageHealth>().Problem));
        return services;
    }

    /// <summary>Opens the state: everything but measurements.</summary>
    internal static Database OpenState(DataDirectory data, TimeProvider time) =>
        new(
            data.File(StateFile),
            Durability.EveryCommit,
            [.. Migration.Embedded(1, 199), .. Migration.Embedded(300, 799), .. Migration.Embedded(820, 999)],
            time
        );
}
