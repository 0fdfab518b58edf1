namespace Flowtriq.Server.Ingest;

internal static class IngestRegistration
{
    internal static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<EnrollmentGate>();
        services.AddSingleton<HandshakeGate>();
        services.AddSingleton<SessionParts>();
        services.AddSingleton<AgentSessions>();
        services.AddSingleton<AgentConnectionHandler>();
        return services;
    }
}
