using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>The authority: seen by everybody, renewed by admins.</summary>
internal static class AuthorityApi
{
    private const int MostNames = 20;

    internal static void MapAuthority(this IEndpointRouteBuilder routes)
    {
        var authority = routes.MapGroup("/api/v1/authority").WithTags("Nodes");
        authority.MapGet("", Get).RequireAuthorization(Roles.ReadOnly);
        authority.MapPost("/renewal", StartAsync).RequireAuthorization(Roles.Admin);
        authority.MapPost("/renewal/finish", FinishAsync).RequireAuthorization(Roles.Admin);
    }

    private static Ok<AuthorityStatus> Get(
        CertificateAuthority authority,
        AuthorityRenewals renewals,
        AuthorityWatch watch,
        NodeDirectory directory
    ) => TypedResults.Ok(View(authority, renewals, watch, directory));

    /// <summary>Makes the authority that is to follow; nodes are told of it over the connection they have.</summary>
    private static async Task<Results<Ok<AuthorityStatus>, ValidationProblem, ProblemHttpResult>> StartAsync(
        AuthorityRenewalRequest request,
        CertificateAuthority authority,
        AuthorityRenewals renewals,
        AuthorityWatch watch,
        NodeDirectory directory,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var days = request.OverlapDays ?? AuthorityRenewalRequest.UsualDays;
        if (days is < 1 or > 365)
            return Refusals.Invalid("overlapDays", "Both are trusted for 1 to 365 days.");
        if (await renewals.StartAsync(TimeSpan.FromDays(days), context.User.DisplayName(), cancel) is { } refusal)
            return Refusals.Conflict(refusal);
        var status = View(authority, renewals, watch, directory);
        context.Audit("authority of the nodes: renewal started", before: null, status.Renewal);
        return TypedResults.Ok(status);
    }

    /// <summary>The new authority takes over and the old one is forgotten.</summary>
    private static async Task<Results<Ok<AuthorityStatus>, ProblemHttpResult>> FinishAsync(
        AuthorityFinishRequest request,
        CertificateAuthority authority,
        AuthorityRenewals renewals,
        AuthorityWatch watch,
        NodeDirectory directory,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var before = View(authority, renewals, watch, directory);
        if (await renewals.FinishAsync(request.LeaveBehind, cancel) is { } refusal)
            return Refusals.Conflict(refusal);
        var after = View(authority, renewals, watch, directory);
        context.Audit("authority of the nodes: renewal finished", before, after);
        return TypedResults.Ok(after);
    }

    private static AuthorityStatus View(
        CertificateAuthority authority,
        AuthorityRenewals renewals,
        AuthorityWatch watch,
        NodeDirectory directory
    ) =>
        new(
            authority.Acting.Name,
            authority.Acting.MadeAt,
            authority.Acting.ExpiresAt,
            watch.Problem ?? watch.Warning ?? "",
            renewals.Last?.FinishedAt,
            renewals.Last is { IsUnderWay: true } renewal && authority.Next is { } next
                ? View(renewal, next, renewals, directory)
                : null
        );

    private static AuthorityRenewalStatus View(
        AuthorityRenewal renewal,
        AuthorityKey next,
        AuthorityRenewals renewals,
        NodeDirectory directory
    )
    {
        var waiting = renewals.Waiting;
        var nodes = Math.Max(waiting.Length, directory.Current.Nodes.Length);
        return new AuthorityRenewalStatus(
            next.Name,
            next.ExpiresAt,
            renewal.StartedAt,
            renewal.By,
            renewal.Until,
            nodes,
            nodes - waiting.Length,
            [.. waiting.Take(MostNames).Select(static node => node.Name)]
        );
    }
}
