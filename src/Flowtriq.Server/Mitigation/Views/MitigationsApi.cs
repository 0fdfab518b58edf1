using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>What there is of mitigations: the list, one of them, and the ladder of an incident.</summary>
internal static class MitigationsApi
{
    internal static void MapMitigations(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("mitigations");
        api.MapGet("/mitigations", List)
            .RequireAuthorization(Roles.ReadOnly)
            .Produces<MitigationPage>()
            .ProducesValidationProblem();
        api.MapGet("/mitigations/{number:long}", Detail).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/incidents/{number:long}/ladder", Ladder).RequireAuthorization(Roles.ReadOnly);
    }

    private static IResult List(
        [AsParameters] MitigationListQuery query,
        HttpRequest request,
        MitigationStore store,
        MitigationViews views
    )
    {
        if (!query.TryRead(out var filter, out var errors))
            return TypedResults.ValidationProblem(errors);
        if (CsvFile.IsWanted(query.Format, request))
        {
            var all = store.List(filter with { Limit = CsvFile.MostRows, Offset = 0 }).Items;
            return MitigationCsv.Of(all.Select(views.Summary));
        }

        var (total, items) = store.List(filter);
        return TypedResults.Ok(new MitigationPage(total, [.. items.Select(views.Summary)]));
    }

    private static Results<Ok<MitigationDetail>, ProblemHttpResult> Detail(
        long number,
        MitigationStore store,
        MitigationViews views
    ) =>
        store.Find(number) is { } entry
            ? TypedResults.Ok(views.Detail(entry))
            : Refusals.NotFound($"There is no mitigation MIT-{number}.");

    private static Results<Ok<LadderView>, ProblemHttpResult> Ladder(
        long number,
        IncidentFinder incidents,
        LadderViews views
    ) =>
        incidents.Find(new IncidentId(number)) is { } incident
            ? TypedResults.Ok(views.View(incident))
            : Refusals.NotFound($"There is no incident {new IncidentId(number)}.");
}
