using System.Security.Claims;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Captures;

/// <summary>
/// What captures hold: what is known of one, its packets, their statistics, and the file. Payload is for analysts and admins;
/// others see headers. Every look at packets leaves an entry in the audit log.
/// </summary>
internal static class CapturesApi
{
    private const int LargestPage = 1_000;
    private const string FileType = "application/x-pcapng";

    internal static void MapCaptures(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/captures").WithTags("captures");
        api.MapGet("/{id:guid}", Describe).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/packets", PacketsAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/packets/{number:int}", PacketAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/statistics", StatisticsAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/file", Download).RequireAuthorization(Roles.Analyst);
        api.MapGet("/{id:guid}/file/redacted", DownloadRedactedAsync).RequireAuthorization(Roles.Analyst);
        CaptureKeepingApi.Map(api);
    }

    internal static ProblemHttpResult Unknown(Guid id) => Refusals.NotFound($"There is no capture {id:D}.");

    private static Results<Ok<Capture>, ProblemHttpResult> Describe(Guid id, CaptureStore store) =>
        store.Find(id) is { } capture ? TypedResults.Ok(CaptureView.Of(capture)) : Unknown(id);

    private static async Task<Results<Ok<PacketPage>, ValidationProblem, ProblemHttpResult>> PacketsAsync(
        Guid id,
        CaptureStore store,
        CaptureIndexes indexes,
        HttpContext context,
        int offset = 0,
        int limit = 200,
        string? filter = null
    )
    {
        if (offset < 0 || limit is < 1 or > LargestPage)
            return Refusals.Invalid("limit", $"Ask for 1 to {LargestPage} packets from an offset of 0 or more.");
        if (!PacketFilter.TryParse(filter ?? "", out var parsed, out var error))
            return Refusals.Invalid("filter", error);
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        var index = await indexes.GetAsync(capture, MaySeePayload(context.User));
        context.Audit($"capture {id:D}: packets listed from {offset}{Words(context.User, filter)}");
        return TypedResults.Ok(index.Page(parsed, offset, limit));
    }

    private static async Task<Results<Ok<PacketDetail>, ProblemHttpResult>> PacketAsync(
        Guid id,
        int number,
        CaptureStore store,
        CaptureIndexes indexes,
        HttpContext context
    )
    {
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        var index = await indexes.GetAsync(capture, MaySeePayload(context.User));
        if (index.Detail(number) is not { } packet)
            return Refusals.NotFound($"The capture has no packet {number}.");
        context.Audit($"capture {id:D}: packet {number} opened{Words(context.User, null)}");
        return TypedResults.Ok(packet);
    }

    private static async Task<Results<Ok<PacketStatistics>, ValidationProblem, ProblemHttpResult>> StatisticsAsync(
        Guid id,
        CaptureStore store,
        CaptureIndexes indexes,
        HttpContext context,
        string? filter = null
    )
    {
        if (!PacketFilter.TryParse(filter ?? "", out var parsed, out var error))
            return Refusals.Invalid("filter", error);
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        var index = await indexes.GetAsync(capture, MaySeePayload(context.User));
        context.Audit($"capture {id:D}: statistics seen{Words(context.User, filter)}");
        return TypedResults.Ok(index.Statistics(parsed));
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Download(
        Guid id,
        CaptureStore store,
        CaptureFiles files,
        HttpContext context,
        ILogger<CaptureFiles> log
    )
    {
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        CaptureLog.Downloaded(log, id, context.User.DisplayName());
        context.Audit($"capture {id:D}: untouched file downloaded, SHA-256 {capture.Sha256}");
        return TypedResults.PhysicalFile(
            files.PathOf(id),
            FileType,
            $"flowtriq-{id:D}.pcapng",
            enableRangeProcessing: true
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadRedactedAsync(
        Guid id,
        CaptureStore store,
        RedactedCaptures redacted,
        HttpContext context,
        ILogger<CaptureFiles> log,
        CancellationToken cancel
    )
    {
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        var copy = await redacted.MakeAsync(capture, cancel);
        CaptureLog.Downloaded(log, id, context.User.DisplayName());
        context.Audit($"capture {id:D}: redacted copy downloaded");
        return TypedResults.File(copy, FileType, $"flowtriq-{id:D}-redacted.pcapng");
    }

    private static string Words(ClaimsPrincipal user, string? filter) =>
        (MaySeePayload(user) ? "" : ", headers only")
        + (string.IsNullOrWhiteSpace(filter) ? "" : $", filter {filter.Trim()}");

    private static bool MaySeePayload(ClaimsPrincipal user) =>
        user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Analyst);
}
