using Flowtriq.Server.Reports.Gathering;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Rendering.Html;
using Flowtriq.Server.Reports.Rendering.Pdf;
using Flowtriq.Server.Reports.Scheduling;
using Flowtriq.Server.Reports.Sharing;
using Flowtriq.Server.Reports.Stored;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Reports;

internal static class ReportsRegistration
{
    internal static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<AsTable>();
        services.AddSingleton<IncidentFactsReader>();
        services.AddSingleton<PeriodFactsReader>();
        services.AddSingleton<ReportComposer>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ShareStore>();
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<ObjectiveStore>();
        services.AddSingleton<ShareAddress>();
        services.AddSingleton<ReportHtml>();
        services.AddSingleton<PdfPress>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton<ReportsMetrics>();
        services.AddSingleton<ScheduleMail>();
        services.AddSingleton<ScheduleRun>();
        services.AddSingleton<ScheduleViews>();
        services.AddHostedService<ScheduleLoop>();
        services.Configure<RateLimiterOptions>(ShareLimits.Define);
        services.ConfigureHttpJsonOptions(static json => ReportDocuments.Apply(json.SerializerOptions));
        return services;
    }

    internal static void MapReports(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/reports").WithTags("reports");
        ReportsApi.Map(api);
        SharesApi.Map(api);
        SchedulesApi.Map(api);
        ObjectivesApi.Map(api);
        PortalReportsApi.Map(
            routes.MapGroup("/api/v1/portal").WithTags("portal").RequireAuthorization(Platform.Roles.Customer)
        );
        SharePages.Map(routes);
    }
}
