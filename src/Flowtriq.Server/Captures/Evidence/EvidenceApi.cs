using Flowtriq.Core.Incidents;
using Flowtriq.Server.Captures.Bundles;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Captures.Evidence;

/// <summary>The evidence of an incident: what there is, the bundle to hand over, and the key that signs it.</summary>
internal static class EvidenceApi
{
    internal static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("evidence");
        api.MapGet("/evidence/key", KeyAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/incidents/{number:long}/evidence", ListAsync).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/incidents/{number:long}/evidence/bundle", Bundle).RequireAuthorization(Roles.Analyst);
    }

    private static async Task<Ok<EvidenceKey>> KeyAsync(EvidenceKeys keys, CancellationToken cancel) =>
        TypedResults.Ok(await keys.PublicAsync(cancel));

    private static async Task<Results<Ok<EvidenceItem[]>, ProblemHttpResult>> ListAsync(
        long number,
        IncidentFinder incidents,
        IEvidence evidence,
        CancellationToken cancel
    ) =>
        incidents.Find(new IncidentId(number)) is { } incident
            ? TypedResults.Ok<EvidenceItem[]>([.. await evidence.OfAsync(incident.Id, cancel)])
            : Unknown(number);

    private static Results<PushStreamHttpResult, ProblemHttpResult> Bundle(
        long number,
        IncidentFinder incidents,
        EvidenceBundles bundles,
        HttpContext context,
        ILogger<EvidenceBundles> log
    )
    {
        if (incidents.Find(new IncidentId(number)) is not { } incident)
            return Unknown(number);
        var person = context.User.DisplayName();
        CaptureLog.Bundled(log, number, person);
        context.Audit($"evidence of incident {incident.Id}: bundle downloaded");
        return TypedResults.Stream(
            output => bundles.WriteAsync(incident, person, output, context.RequestAborted),
            "application/x-tar",
            $"evidence-{incident.Id}.tar"
        );
    }

    private static ProblemHttpResult Unknown(long number) =>
        Refusals.NotFound($"There is no incident {new IncidentId(number)}.");
}
