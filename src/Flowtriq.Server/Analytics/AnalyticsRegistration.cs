using Flowtriq.Server.Analytics.Attacks;
using Flowtriq.Server.Analytics.BackTests;
using Flowtriq.Server.Analytics.Growth;
using Flowtriq.Server.Analytics.Quality;
using Flowtriq.Server.Analytics.Talkers;
using Flowtriq.Server.Analytics.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics;

internal static class AnalyticsRegistration
{
    internal static IServiceCollection AddAnalytics(this IServiceCollection services)
    {
        services.AddSingleton<TrafficReader>();
        services.AddSingleton<GrowthReader>();
        services.AddSingleton<BillingReader>();
        services.AddSingleton<AttackReader>();
        services.AddSingleton<QualityReader>();
        services.AddSingleton<TalkerReader>();
        services.AddSingleton<BackTestReader>();
        return services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<TrafficPart>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<GrowthOutlook>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AnalyticsJson.Default);
        });
    }

    /// <summary>Figures over time, for whoever may see traffic and incidents; each also as a CSV file.</summary>
    internal static void MapAnalytics(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/analytics").WithTags("analytics").RequireAuthorization(Roles.ReadOnly);
        TrafficApi.Map(api);
        GrowthApi.Map(api);
        AttackApi.Map(api);
        QualityApi.Map(api);
        TalkerApi.Map(api);
        BackTestApi.Map(api);
    }
}
