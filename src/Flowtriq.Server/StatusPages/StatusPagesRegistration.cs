using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Subscribing;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.StatusPages;

internal static class StatusPagesRegistration
{
    internal static IServiceCollection AddStatusPages(this IServiceCollection services)
    {
        services.AddSingleton<IncidentFacts>();
        services.AddSingleton<SubscriberLinks>();
        services.AddSingleton<SubscriberMail>();
        services.AddSingleton<SubscriberPosts>();
        services.AddSingleton<SubscriberDesk>();
        services.AddSingleton<StatusWriter>();
        services.AddSingleton<StatusMetrics>();
        services.AddSingleton<StatusRun>();
        services.AddSingleton<StatusEdits>();
        services.AddSingleton<StatusDesk>();
        services.AddSingleton<StoryDesk>();
        services.AddSingleton<WorkDesk>();
        services.AddSingleton<StatusViews>();
        services.AddSingleton<PublicReader>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<StatusHtml>();
        services.AddHostedService<StatusLoop>();
        services.Configure<RateLimiterOptions>(SubscriberLimits.Define);
        services.ConfigureHttpJsonOptions(static json => StatusDocuments.Apply(json.SerializerOptions));
        return services;
    }

    internal static void MapStatusPages(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/status-pages").WithTags("status pages");
        StatusPagesApi.Map(api);
        StoriesApi.Map(api);
        var pages = routes.MapGroup("/s/{slug}").AllowAnonymous().ExcludeFromDescription();
        PublicPages.Map(pages);
        SubscriberPages.Map(pages);
    }
}
