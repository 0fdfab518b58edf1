using System.Security.Claims;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Requests;

using Changed = Results<Ok<MitigationSummary[]>, ValidationProblem, ProblemHttpResult>;

/// <summary>What people do to mitigations. Each answers with the mitigations concerned as they are then.</summary>
internal static class RequestsApi
{
    private const int LongestReason = 1000;

    internal static void MapMitigationRequests(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/mitigations").WithTags("mitigations");
        api.MapPost("/preview", ShowAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/", StartAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/approve", ApproveAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/reject", RejectAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/withdraw", WithdrawAsync).RequireAuthorization(Roles.Analyst);
        api.MapPost("/{number:long}/renew", RenewAsync).RequireAuthorization(Roles.Analyst);
    }

    private static Results<Ok<MitigationPreview>, ValidationProblem> ShowAsync(
        MitigationRequest request,
        RequestReader reader,
        Preview preview,
        ClaimsPrincipal user
    )
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var actions = reader.Read(request, errors);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : TypedResults.Ok(preview.Of(request, actions, user.AsApprover()));
    }

    private static async Task<Changed> StartAsync(
        MitigationRequest request,
        RequestReader reader,
        RequestDesk desk,
        Answers answers,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.Reason.Trim().Length is 0 or > LongestReason)
            errors["reason"] = ["Say why, in at most 1,000 characters."];
        var actions = reader.Read(request, errors);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : answers.Of(0, await desk.StartAsync(request, actions, user.AsApprover(), cancel));
    }

    private static async Task<Changed> ApproveAsync(
        long number,
        RequestDesk desk,
        Answers answers,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => answers.Of(number, await desk.ApproveAsync(number, user.AsApprover(), cancel));

    private static Task<Changed> RejectAsync(
        long number,
        MitigationVote? vote,
        RequestDesk desk,
        Answers answers,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => WithdrawAsync(number, vote, desk, answers, user, cancel);

    private static async Task<Changed> WithdrawAsync(
        long number,
        MitigationVote? vote,
        RequestDesk desk,
        Answers answers,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var reason = vote?.Reason ?? "";
        return reason.Length > LongestReason
            ? Refusals.Invalid("reason", "A reason has at most 1,000 characters.")
            : answers.Of(number, await desk.WithdrawAsync(number, user.AsApprover(), reason, cancel));
    }

    private static async Task<Changed> RenewAsync(
        long number,
        RenewRequest request,
        RequestDesk desk,
        Answers answers,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        request.TtlMinutes is not (>= 1 and <= 1440)
            ? Refusals.Invalid("ttlMinutes", "The life is 1 to 1440 minutes.")
            : answers.Of(
                number,
                await desk.RenewAsync(number, user.AsApprover(), TimeSpan.FromMinutes(request.TtlMinutes), cancel)
            );

    private static Approver AsApprover(this ClaimsPrincipal user) => new(user.MemberId(), user.DisplayName());
}
