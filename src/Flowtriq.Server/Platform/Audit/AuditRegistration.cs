namespace Flowtriq.Server.Platform.Audit;

internal static class AuditRegistration
{
    internal static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AuditJson.Default)
        );
        return services;
    }
}
