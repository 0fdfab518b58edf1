using System.Security.Claims;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports;

/// <summary>
/// What a customer's own login has of reports: that of each of its incidents, and those against what was promised. Whose data it
/// is comes from the session alone.
/// </summary>
internal static class PortalReportsApi
{
    private const int Most = 100;

    internal static void Map(RouteGroupBuilder portal)
    {
        portal
            .MapGet("/incidents/{number:long}/report", IncidentAsync)
            .Produces<string>(StatusCodes.Status200OK, "text/html", "application/pdf", "text/csv", "text/plain")
            .WithSummary("The report of one of the own incidents as html, pdf, csv, json or txt");
        portal
            .MapGet("/reports", List)
            .Produces<ReportSummary[]>()
            .WithSummary("Service level reports for the customer who asks");
        portal
            .MapGet("/reports/{number:long}", FileAsync)
            .Produces<string>(StatusCodes.Status200OK, "text/html", "application/pdf", "text/csv", "text/plain")
            .WithSummary("One of them as html, pdf, csv, json or txt");
    }

    private static async Task<IResult> IncidentAsync(
        long number,
        ClaimsPrincipal user,
        CustomerAffairs affairs,
        ReportComposer composer,
        ReportFiles files,
        HttpContext context,
        CancellationToken cancel,
        string? format = null
    )
    {
        var unknown = Refusals.NotFound($"There is no incident INC-{number}.");
        if (user.CustomerNumber() is not { } own || affairs.Find(own) is not { } customer)
            return unknown;
        if (affairs.Incident(customer, number) is null)
            return unknown;
        if (ReportFormats.Find(format ?? "html") is not { } chosen)
            return Refusals.Invalid("format", ReportFormats.Fault);
        return
            await composer.ComposeAsync(new(ReportKind.Incident, number), cancel)
                is EditResult<ComposedReport>.Done { Value.Document: var report }
            ? TypedResults.File(
                await files.WriteAsync(report, chosen, null, cancel),
                chosen.Type(),
                ReportName.Of(report, chosen)
            )
            : unknown;
    }

    private static IResult List(ClaimsPrincipal user, ReportStore store)
    {
        if (user.CustomerNumber() is not { } own)
            return Refusals.NotFound("There is no customer behind this login any more.");
        var filter = new ReportFilter
        {
            Customer = own,
            Kinds = [ReportKind.Sla],
            Limit = Most,
        };
        // Who of the workspace made it, and who else it was shared with, is not the customer's business.
        return TypedResults.Ok<ReportSummary[]>([
            .. store.List(filter).Items.Select(static report => report with { By = "", Shares = 0 }),
        ]);
    }

    private static async Task<IResult> FileAsync(
        long number,
        ClaimsPrincipal user,
        ReportStore store,
        ReportFiles files,
        CancellationToken cancel,
        string? format = null
    )
    {
        if (ReportFormats.Find(format ?? "pdf") is not { } chosen)
            return Refusals.Invalid("format", ReportFormats.Fault);
        return user.CustomerNumber() is { } own && store.Document(number, own) is { Kind: ReportKind.Sla } report
            ? TypedResults.File(
                await files.WriteAsync(report, chosen, null, cancel),
                chosen.Type(),
                ReportName.Of(report, chosen)
            )
            : ReportAnswers.Unknown(number);
    }
}
