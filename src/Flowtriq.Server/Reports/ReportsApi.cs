using System.Security.Claims;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Stored;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Reports;

/// <summary>Reports: everybody reads and tries them, analysts keep and remove them.</summary>
internal static class ReportsApi
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", List)
            .RequireAuthorization(Roles.ReadOnly)
            .Produces<ReportList>()
            .ProducesValidationProblem()
            .WithSummary("Reports that were made, newest first");
        api.MapPost("/", MakeAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Makes a report and keeps it as it is now");
        api.MapGet("/preview", PreviewAsync)
            .RequireAuthorization(Roles.ReadOnly)
            .Produces<ReportDocument>()
            .WithSummary("A report as it would be now, which is not kept; with a format, as a file");
        api.MapGet("/{number:long}", Find)
            .RequireAuthorization(Roles.ReadOnly)
            .WithSummary("One report as it was made");
        api.MapGet("/{number:long}/file", FileAsync)
            .RequireAuthorization(Roles.ReadOnly)
            .Produces<string>(StatusCodes.Status200OK, "text/html", "application/pdf", "text/csv", "text/plain")
            .WithSummary("The report as html, pdf, csv, json or txt");
        api.MapDelete("/{number:long}", RemoveAsync)
            .RequireAuthorization(Roles.Analyst)
            .WithSummary("Removes a report with its links");
    }

    private static Results<Ok<ReportList>, ValidationProblem> List(
        ReportStore store,
        string? kind = null,
        long? customer = null,
        long? incident = null,
        int? limit = null,
        int? offset = null
    )
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (most, skip) = ListQuery.Page(limit, offset, "reports", errors);
        var kinds = ListQuery.Words<ReportKind>("kind", kind, errors);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : TypedResults.Ok(
                store.List(
                    new ReportFilter
                    {
                        Kinds = kinds,
                        Customer = customer,
                        Incident = incident,
                        Limit = most,
                        Offset = skip,
                    }
                )
            );
    }

    private static async Task<Results<Ok<ReportSummary>, ValidationProblem, ProblemHttpResult>> MakeAsync(
        ReportRequest body,
        ReportComposer composer,
        ReportStore store,
        ReportsMetrics metrics,
        HttpContext context,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var result = await composer.ComposeAsync(body, cancel);
        if (result is EditResult<ComposedReport>.Invalid { Faults: var faults })
            return TypedResults.ValidationProblem(faults.ToDictionary(StringComparer.Ordinal));
        if (result is not EditResult<ComposedReport>.Done { Value: var report })
            return Refusals.NotFound(result.Match(static _ => "", static reason => reason, static _ => ""));
        var number = await store.AddAsync(report, user.DisplayName(), cancel);
        metrics.Made(body.Kind, "person");
        var made = store.Find(number)!;
        context.Audit($"report {number}: {made.Title}, {made.Subject}: made", null, made);
        return TypedResults.Ok(made);
    }

    private static async Task<IResult> PreviewAsync(
        ReportComposer composer,
        ReportFiles files,
        HttpContext context,
        CancellationToken cancel,
        string? kind = null,
        long? incident = null,
        long? customer = null,
        string? from = null,
        string? to = null,
        string? format = null
    )
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (ListQuery.Words<ReportKind>("kind", kind, errors) is not [var wanted])
            errors.TryAdd("kind", ["Say which one kind of report."]);
        else if (Wanted(format, errors) is { } chosen)
        {
            var result = await composer.ComposeAsync(new(wanted, incident, customer, from, to), cancel);
            return result is EditResult<ComposedReport>.Done { Value.Document: var report }
                ? await files.AnswerAsync(context, report, chosen, null, cancel)
                : ReportAnswers.Refusal(result);
        }

        return TypedResults.ValidationProblem(errors);
    }

    private static Results<Ok<ReportDocument>, ProblemHttpResult> Find(long number, ReportStore store) =>
        store.Document(number) is { } report ? TypedResults.Ok(report) : ReportAnswers.Unknown(number);

    private static async Task<IResult> FileAsync(
        long number,
        ReportStore store,
        ReportFiles files,
        HttpContext context,
        CancellationToken cancel,
        string? format = null
    )
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Wanted(format ?? "pdf", errors) is not { } chosen)
            return TypedResults.ValidationProblem(errors);
        return store.Document(number) is { } report
            ? await files.AnswerAsync(context, report, chosen, $"/api/v1/reports/{number}/file", cancel)
            : ReportAnswers.Unknown(number);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long number,
        ReportStore store,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = store.Find(number);
        if (before is null || !await store.RemoveAsync(number, cancel))
            return ReportAnswers.Unknown(number);
        context.Audit($"report {number}: {before.Title}, {before.Subject}: removed", before, null);
        return TypedResults.NoContent();
    }

    private static ReportFormat? Wanted(string? format, Dictionary<string, string[]> errors)
    {
        var found = ReportFormats.Find(format ?? "json");
        if (found is null)
            errors["format"] = [ReportFormats.Fault];
        return found;
    }
}
