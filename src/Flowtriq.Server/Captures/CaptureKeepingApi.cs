using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Captures;

/// <summary>Whether a capture stays: legal hold, which analysts set and admins end, and deletion, which a hold refuses.</summary>
internal static class CaptureKeepingApi
{
    private const int LongestReason = 500;

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id:guid}/hold", HoldAsync).RequireAuthorization(Roles.Analyst);
        api.MapDelete("/{id:guid}/hold", ReleaseAsync).RequireAuthorization(Roles.Admin);
        api.MapDelete("/{id:guid}", DeleteAsync).RequireAuthorization(Roles.Admin);
    }

    private static async Task<Results<Ok<Capture>, ValidationProblem, ProblemHttpResult>> HoldAsync(
        Guid id,
        HoldRequest request,
        CaptureStore store,
        HttpContext context,
        ILogger<CaptureStore> log,
        CancellationToken cancel
    )
    {
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > LongestReason)
            return Refusals.Invalid("reason", $"Say why in 1 to {LongestReason} characters.");
        if (store.Find(id) is not { } before)
            return CapturesApi.Unknown(id);
        await store.HoldAsync(id, reason, context.User.DisplayName(), cancel);
        // It may have been removed just before.
        if (store.Find(id) is not { } after)
            return CapturesApi.Unknown(id);
        CaptureLog.Held(log, id, context.User.DisplayName());
        context.Audit($"capture {id:D}: put under legal hold", CaptureView.HoldOf(before), CaptureView.HoldOf(after));
        return TypedResults.Ok(CaptureView.Of(after));
    }

    private static async Task<Results<Ok<Capture>, ProblemHttpResult>> ReleaseAsync(
        Guid id,
        CaptureStore store,
        HttpContext context,
        ILogger<CaptureStore> log,
        CancellationToken cancel
    )
    {
        if (store.Find(id) is not { } before)
            return CapturesApi.Unknown(id);
        if (!before.IsHeld)
            return Refusals.Conflict("The capture is under no legal hold.");
        await store.ReleaseAsync(id, cancel);
        CaptureLog.Released(log, id, context.User.DisplayName());
        context.Audit($"capture {id:D}: legal hold ended", CaptureView.HoldOf(before));
        return store.Find(id) is { } after ? TypedResults.Ok(CaptureView.Of(after)) : CapturesApi.Unknown(id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        CaptureStore store,
        CaptureFiles files,
        HttpContext context,
        ILogger<CaptureStore> log,
        CancellationToken cancel
    )
    {
        if (store.Find(id) is not { } capture)
            return CapturesApi.Unknown(id);
        if (!await store.RemoveAsync(id, cancel))
        {
            var hold = (store.Find(id) ?? capture).HoldReason;
            context.Audit($"capture {id:D}: deletion refused, it is under legal hold");
            return Refusals.Conflict($"The capture is under legal hold: {hold}. End the hold first.");
        }

        files.Delete(id);
        CaptureLog.Deleted(log, id, context.User.DisplayName());
        context.Audit($"capture {id:D}: deleted", CaptureView.Of(capture));
        return TypedResults.NoContent();
    }
}
