namespace Flowtriq.Server.Mitigation.Requests;

internal static class RequestsRegistration
{
    internal static IServiceCollection AddMitigationRequests(this IServiceCollection services)
    {
        services.AddSingleton<RequestReader>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<Preview>();
        services.AddSingleton<Answers>();
        return services;
    }
}
