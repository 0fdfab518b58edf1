using Flowtriq.Server.Captures;

namespace Flowtriq.Server.Pipeline;

internal static class PipelineRegistration
{
    internal static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton<NodeDirectory>();
        services.AddSingleton<NodeAdmission>();
        services.AddSingleton<LiveNodes>();
        services.AddSingleton<ReportPipeline>();
        services.AddSingleton<IncidentPipeline>();
        services.AddSingleton<CaptureInbox>();
        services.AddSingleton<CaptureFiles>();
        services.AddSingleton<CaptureStore>();
        services.AddSingleton(CaptureLimits.Default);
        return services;
    }
}
