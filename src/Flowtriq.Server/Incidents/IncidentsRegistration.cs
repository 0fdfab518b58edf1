namespace Flowtriq.Server.Incidents;

internal static class IncidentsRegistration
{
    internal static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<IncidentStore>();
        services.AddSingleton<IncidentDesk>();
        return services;
    }
}
