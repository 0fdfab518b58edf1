using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Platform;

/// <summary>Health for load balancers, metrics for Prometheus.</summary>
internal static class PlatformApi
{
    internal static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", Health).AllowAnonymous().WithTags("platform");
        routes.MapGet("/metrics", Metrics).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>200 when all is well, 503 with the reasons when something is not.</summary>
    private static JsonHttpResult<HealthReport> Health(IEnumerable<HealthCheck> all)
    {
        HealthCheck[] checks = [.. all];
        var problems = checks.ToDictionary(static c => c.Name, static c => c.Problem() ?? "ok", StringComparer.Ordinal);
        var warnings = checks
            .Select(static c => (c.Name, Text: c.Warning()))
            .Where(static w => w.Text is not null)
            .ToDictionary(static w => w.Name, static w => w.Text!, StringComparer.Ordinal);
        var ok = problems.Values.All(static p => p == "ok");
        return TypedResults.Json(
            new HealthReport(ok ? "ok" : "degraded", ProductVersion.Text, problems, warnings),
            PlatformJson.Default.HealthReport,
            statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    /// <summary>The server's own metrics for everybody; those of nodes for members and for the bearer of the metrics token.</summary>
    private static ContentHttpResult Metrics(
        PrometheusText metrics,
        IEnumerable<TrafficMetrics> traffic,
        ServerOptions options,
        HttpRequest request,
        ClaimsPrincipal user
    )
    {
        var text = metrics.Write();
        if (MaySeeTraffic(options, request, user))
            text += string.Concat(traffic.Select(static t => t.Write()));
        return TypedResults.Text(text, "text/plain; version=0.0.4; charset=utf-8");
    }

    private static bool MaySeeTraffic(ServerOptions options, HttpRequest request, ClaimsPrincipal user)
    {
        const string Bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return user.IsInRole(Roles.Admin)
            || user.IsInRole(Roles.Analyst)
            || user.IsInRole(Roles.ReadOnly)
            || (
                header.StartsWith(Bearer, StringComparison.Ordinal)
                && options.MetricsToken?.Is(header[Bearer.Length..]) == true
            );
    }
}
