using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

internal static class RulesRegistration
{
    internal static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddSingleton<RuleStore>();
        services.AddSingleton<RuleHistory>();
        services.AddSingleton<RuleMetrics>();
        services.AddSingleton<RuleDesk>();
        services.AddSingleton<CustomerDesk>();
        services.AddSingleton<CustomerViews>();
        services.AddSingleton<CustomerFiles>();
        services.AddSingleton(static s => new CustomerNames(number =>
            CustomerStore.NameOf(s.GetRequiredService<Database>(), number)
        ));
        services.AddSingleton<PolicyDesk>();
        services.AddSingleton<PolicyPreviews>();
        services.AddSingleton<SafetyDesk>();
        services.AddSingleton<KillSwitchFile>();
        services.AddSingleton<KillSwitch>();
        services.AddHostedService<RulesStart>();
        services.AddHostedService<RulesWatch>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, RulesJson.Default)
        );
        return services;
    }

    internal static void MapRules(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        CustomersApi.Map(api);
        PoliciesApi.Map(api);
        SafetyApi.Map(api);
        RuleChangesApi.Map(api);
    }
}
