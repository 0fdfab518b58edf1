using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages;

internal static class StatusPagesRegistration
{
    internal static IServiceCollection AddStatusPages(this IServiceCollection services)
    {
        services.AddSingleton<IncidentFacts>();
        services.AddSingleton<StatusWriter>();
        services.AddSingleton<StatusMetrics>();
        services.AddSingleton<StatusRun>();
        services.AddSingleton<StatusDesk>();
        services.AddSingleton<StoryDesk>();
        services.AddSingleton<StatusViews>();
        services.AddSingleton<PublicReader>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<StatusHtml>();
        services.AddHostedService<StatusLoop>();
        services.ConfigureHttpJsonOptions(static json => StatusDocuments.Apply(json.SerializerOptions));
        return services;
    }

    internal static void MapStatusPages(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/status-pages").WithTags("status pages");
        StatusPagesApi.Map(api);
        StoriesApi.Map(api);
        PublicPages.Map(routes.MapGroup("/s/{slug}").AllowAnonymous().ExcludeFromDescription());
    }
}
