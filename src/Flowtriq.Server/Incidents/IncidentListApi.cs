using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Incidents;

/// <summary>The list of incidents: filtered, by page, or as a CSV file of everything that matches.</summary>
internal static class IncidentListApi
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/", List).RequireAuthorization(Roles.ReadOnly).Produces<IncidentPage>().ProducesValidationProblem();

    private static IResult List(
        [AsParameters] IncidentListQuery query,
        HttpRequest request,
        IncidentStore store,
        TargetOwners owners,
        IncidentViews views
    )
    {
        if (!query.TryRead(out var filter, out var errors))
            return TypedResults.ValidationProblem(errors);
        if (query.Customer is { Length: > 0 } customer)
            filter = filter with { Owned = owners.Of(customer) };
        if (CsvFile.IsWanted(query.Format, request))
        {
            var all = store.List(filter with { Limit = CsvFile.MostRows, Offset = 0 }).Items;
            return IncidentCsv.Of(all.Select(views.Summary));
        }

        var (total, items) = store.List(filter);
        return TypedResults.Ok(new IncidentPage(total, [.. items.Select(views.Summary)]));
    }
}
