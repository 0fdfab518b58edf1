using System.Globalization;
using System.Security.Claims;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Reports.Sharing;
using Flowtriq.Server.Reports.Stored;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Reports;

/// <summary>Links that open one report for whoever has them, until their time is over or they are taken back.</summary>
internal static class SharesApi
{
    internal const int LongestDays = 365;

    internal static void Map(RouteGroupBuilder api)
    {
        var shares = api.MapGroup("/{number:long}/shares").RequireAuthorization(Roles.Analyst);
        shares.MapGet("/", List).WithSummary("The links that open a report now");
        shares.MapPost("/", MakeAsync).WithSummary("Makes a link that opens a report; its address is told this once");
        shares.MapDelete("/{share:long}", RevokeAsync).WithSummary("Takes a link back at once");
    }

    private static Results<Ok<ReportShareView[]>, ProblemHttpResult> List(
        long number,
        ReportStore reports,
        ShareStore shares
    ) => reports.Find(number) is null ? ReportAnswers.Unknown(number) : TypedResults.Ok(shares.Of(number));

    private static async Task<Results<Ok<ReportShareMade>, ValidationProblem, ProblemHttpResult>> MakeAsync(
        long number,
        ReportShareRequest body,
        ReportStore reports,
        ShareAddress address,
        Database database,
        TimeProvider time,
        HttpContext context,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (body.Days is < 1 or > LongestDays)
            return Refusals.Invalid("days", "A link opens a report for 1 to 365 days.");
        if (reports.Find(number) is not { } report)
            return ReportAnswers.Unknown(number);
        var token = ShareToken.New();
        var now = time.GetUtcNow();
        var share = await database.WriteAsync(
            tx => ShareStore.Add(tx, number, ShareToken.Hash(token), user.DisplayName(), now, now.AddDays(body.Days)),
            cancel
        );
        context.Audit($"report {number}: {report.Title}, {report.Subject}: shared until {Until(share)}", null, share);
        return TypedResults.Ok(new ReportShareMade(share, address.Of(token)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        long number,
        long share,
        ShareStore shares,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = shares.Of(number).FirstOrDefault(one => one.Number == share);
        if (!await shares.RevokeAsync(number, share, cancel))
            return Refusals.NotFound($"Report {number} has no link {share}.");
        context.Audit($"report {number}: link {share}: taken back", before, null);
        return TypedResults.NoContent();
    }

    private static string Until(ReportShareView share) =>
        share.Until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
