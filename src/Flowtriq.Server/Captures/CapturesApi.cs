using System.Security.Claims;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Captures;

/// <summary>Captures: what is known of one, its packets, and the untouched file. Payload is for analysts and admins.</summary>
internal static class CapturesApi
{
    private const int LargestPage = 1_000;

    internal static void MapCaptures(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/captures").WithTags("captures");
        api.MapGet("/{id:guid}", Describe).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/packets", PacketsAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/{id:guid}/packets/{number:int}", PacketAsync).RequireAuthorization(Roles.Analyst);
        api.MapGet("/{id:guid}/file", Download).RequireAuthorization(Roles.Analyst);
    }

    private static Results<Ok<Capture>, ProblemHttpResult> Describe(Guid id, CaptureStore store) =>
        store.Find(id) is { } capture ? TypedResults.Ok(CaptureView.Of(capture)) : Unknown(id);

    private static async Task<Results<Ok<PacketPage>, ValidationProblem, ProblemHttpResult>> PacketsAsync(
        Guid id,
        CaptureStore store,
        CaptureIndexes indexes,
        ClaimsPrincipal user,
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
        var index = await indexes.GetAsync(capture, MaySeePayload(user));
        return TypedResults.Ok(index.Page(parsed, offset, limit));
    }

    private static async Task<Results<Ok<PacketDetail>, ProblemHttpResult>> PacketAsync(
        Guid id,
        int number,
        CaptureStore store,
        CaptureIndexes indexes
    )
    {
        if (store.Find(id) is not { } capture)
            return Unknown(id);
        var index = await indexes.GetAsync(capture, withPayload: true);
        return index.Detail(number) is { } packet
            ? TypedResults.Ok(packet)
            : Refusals.NotFound($"The capture has no packet {number}.");
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Download(
        Guid id,
        CaptureStore store,
        CaptureFiles files,
        ClaimsPrincipal user,
        ILogger<CaptureFiles> log
    )
    {
        if (store.Find(id) is null)
            return Unknown(id);
        CaptureLog.Downloaded(log, id, user.DisplayName());
        return TypedResults.PhysicalFile(
            files.PathOf(id),
            "application/x-pcapng",
            $"flowtriq-{id:D}.pcapng",
            enableRangeProcessing: true
        );
    }

    private static bool MaySeePayload(ClaimsPrincipal user) =>
        user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Analyst);

    private static ProblemHttpResult Unknown(Guid id) => Refusals.NotFound($"There is no capture {id:D}.");
}
