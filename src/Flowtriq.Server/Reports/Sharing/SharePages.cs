using Flowtriq.Server.Platform;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports.Sharing;

/// <summary>What whoever has a link reads. Neither caches nor search engines keep it.</summary>
internal static class SharePages
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/share/{token}", OpenAsync)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .RequireRateLimiting(ShareLimits.Open);

    private static async Task<IResult> OpenAsync(
        string token,
        HttpContext context,
        ShareStore shares,
        ReportStore reports,
        ReportFiles files,
        ReportsMetrics metrics,
        CancellationToken cancel,
        string? format = null
    )
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.Response.Headers.CacheControl = "no-store";
        if (format is not (null or "") && ReportFormats.Find(format) is null)
            return Refusals.Invalid("format", ReportFormats.Fault);
        var report = await shares.OpenAsync(ShareToken.Hash(token), cancel);
        metrics.Opened(report is not null);
        return report is { } number && reports.Document(number) is { } document
            ? await files.AnswerAsync(
                context,
                document,
                ReportFormats.Find(format) ?? ReportFormat.Html,
                $"/share/{token}",
                cancel
            )
            : await files.NothingAsync(context);
    }
}
