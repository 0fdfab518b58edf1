using Flowtriq.Server.Portal.Contacts;

namespace Flowtriq.Server.Portal;

internal static class PortalRegistration
{
    internal static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<ContactBook>();
        services.AddSingleton<ContactMail>();
        services.AddSingleton<ContactRun>();
        services.AddHostedService<ContactLoop>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PortalJson.Default)
        );
        return services;
    }
}
