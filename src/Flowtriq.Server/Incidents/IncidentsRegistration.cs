using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Incidents;

internal static class IncidentsRegistration
{
    internal static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<IncidentStore>();
        services.AddSingleton<IncidentDesk>();
        services.AddSingleton<IncidentReactions>();
        services.AddSingleton<IIncidentArchive, IncidentArchive>();
        return services;
    }
}
