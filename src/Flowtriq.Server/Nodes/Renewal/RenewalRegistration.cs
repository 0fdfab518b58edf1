using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Nodes.Renewal;

internal static class RenewalRegistration
{
    internal static IServiceCollection AddAuthorityRenewal(this IServiceCollection services)
    {
        services.AddSingleton<AuthorityRenewalStore>();
        services.AddSingleton<AuthorityRenewals>();
        services.AddSingleton<AuthorityWatch>();
        services.AddSingleton(static s =>
        {
            var watch = s.GetRequiredService<AuthorityWatch>();
            return new HealthCheck("authority", () => watch.Problem) { Warning = () => watch.Warning };
        });
        services.AddHostedService<AuthorityRenewalLoop>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, RenewalJson.Default)
        );
        return services;
    }
}
