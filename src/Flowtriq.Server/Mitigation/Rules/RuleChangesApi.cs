using Dapper;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>The log of changes, newest first.</summary>
internal static class RuleChangesApi
{
    private const int Most = 500;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/rule-changes", List).WithTags("safety").RequireAuthorization(Roles.Analyst);

    private static Results<Ok<RuleChangeView[]>, ValidationProblem> List(
        Database database,
        long? before = null,
        int? limit = null
    )
    {
        if (limit is < 1 or > Most)
            return Refusals.Invalid("limit", $"is not between 1 and {Most}");
        using var connection = database.Read();
        return TypedResults.Ok<RuleChangeView[]>([
            .. connection
                .Query<Row>(
                    """
                    SELECT number AS Number, at AS At, by AS By, area AS Area, item AS Item, what AS What,
                           before AS Before, after AS After
                    FROM rule_change WHERE number < @before ORDER BY number DESC LIMIT @limit
                    """,
                    new { before = before ?? long.MaxValue, limit = limit ?? 100 }
                )
                .Select(static row => row.View()),
        ]);
    }

    private sealed record Row(
        long Number,
        long At,
        string By,
        string Area,
        string Item,
        string What,
        string? Before,
        string? After
    )
    {
        internal RuleChangeView View() =>
            new(Number, UnixTime.FromUnixMicroseconds(At), By, Area, Item, What, Before, After);
    }
}
