using Flowtriq.Server.Mitigation.Rules;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flowtriq.Server.Mitigation.Firewall;

internal static class FirewallRegistration
{
    internal static IServiceCollection AddEdgeFirewalls(this IServiceCollection services)
    {
        services.TryAddSingleton<RuleBook>();
        services.AddHostedService<FirewallPolicies>();
        return services;
    }
}
