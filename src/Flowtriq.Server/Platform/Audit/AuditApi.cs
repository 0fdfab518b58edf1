using System.Text.Json;
using Flowtriq.Server.Contract.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>The log for admins: a page, a file, and whether it is as it was written.</summary>
internal static class AuditApi
{
    private const string Header = "number,time,person,via,address,action,object,status,what,before,after,hash";

    internal static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/audit").WithTags("audit").RequireAuthorization(Roles.Admin);
        api.MapGet("/", List).Produces<AuditPage>().ProducesValidationProblem();
        api.MapGet("/verification", Verify);
    }

    /// <summary>Who changed what, newest first; with a format, a file of everything that matches.</summary>
    private static IResult List(
        [AsParameters] AuditQuery query,
        HttpRequest request,
        AuditTrail trail,
        IOptions<JsonOptions> json
    )
    {
        if (query.Read(out var errors) is not { } filter)
            return TypedResults.ValidationProblem(errors);
        var everything = filter with { Limit = CsvFile.MostRows, Offset = 0 };
        if (query.Format == "json")
        {
            var lines = trail.Find(everything).Rows.Select(View).ToArray();
            var type = json.Value.SerializerOptions.GetTypeInfo(typeof(AuditLine[]));
            return TypedResults.File(
                JsonSerializer.SerializeToUtf8Bytes(lines, type),
                "application/json",
                "audit.json"
            );
        }

        if (CsvFile.IsWanted(query.Format, request))
            return CsvFile.Of("audit.csv", Header, trail.Find(everything).Rows.Select(Cells));
        var (total, rows) = trail.Find(filter);
        return TypedResults.Ok(new AuditPage(total, [.. rows.Select(View)]));
    }

    /// <summary>Reads the whole log and names the first line that is not as it was written.</summary>
    private static Ok<AuditCheck> Verify(AuditTrail trail)
    {
        var verdict = trail.Verify();
        return TypedResults.Ok(
            new AuditCheck(verdict.IsWhole, verdict.Rows, verdict.Head, verdict.BrokenAt, verdict.Reason)
        );
    }

    private static AuditLine View(AuditRow row) =>
        new(
            row.Number,
            row.Entry.At,
            row.Entry.Person,
            row.Entry.Via,
            row.Entry.Address,
            row.Entry.Action,
            row.Entry.Object,
            row.Entry.Status,
            row.Entry.What,
            row.Entry.Before,
            row.Entry.After,
            row.Hash
        );

    private static string[] Cells(AuditRow row) =>
        [
            $"{row.Number}",
            CsvFile.Time(row.Entry.At),
            row.Entry.Person,
            row.Entry.Via,
            row.Entry.Address,
            row.Entry.Action,
            row.Entry.Object,
            $"{row.Entry.Status}",
            row.Entry.What,
            row.Entry.Before ?? "",
            row.Entry.After ?? "",
            row.Hash,
        ];
}
