using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Platform;

/// <summary>Health for load balancers, metrics for Prometheus. Both say nothing about traffic, nodes or customers.</summary>
internal static class PlatformApi
{
    internal static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", Health).AllowAnonymous().WithTags("platform");
        routes.MapGet("/metrics", Metrics).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>200 when all is well, 503 with the reasons when something is not.</summary>
    private static JsonHttpResult<HealthReport> Health(IEnumerable<HealthCheck> checks)
    {
        var problems = checks.ToDictionary(static c => c.Name, static c => c.Problem() ?? "ok", StringComparer.Ordinal);
        var ok = problems.Values.All(static p => p == "ok");
        return TypedResults.Json(
            new HealthReport(ok ? "ok" : "degraded", ProductVersion.Text, problems),
            PlatformJson.Default.HealthReport,
            statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static ContentHttpResult Metrics(PrometheusText metrics) =>
        TypedResults.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8");
}
