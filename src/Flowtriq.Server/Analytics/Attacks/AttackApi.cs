using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.Attacks;

internal static class AttackApi
{
    private const int UsualDays = 30;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/attacks", Attacks)
            .Produces<AttackAnalysis>()
            .ProducesValidationProblem()
            .WithSummary("How many attacks there were, how long and how large, of what, on whom, where and when");

    private static IResult Attacks(
        [AsParameters] AttackQuery query,
        HttpRequest request,
        AttackReader reader,
        TimeProvider time
    )
    {
        if (!Period.TryRead(query.From, query.To, UsualDays, time, out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        var attacks = reader.Read(query, range);
        if (!CsvFile.IsWanted(query.Format, request))
            return TypedResults.Ok(attacks);
        return AttackCsv.Of(attacks, query.Table) is { } file
            ? file
            : Refusals.Invalid("table", $"A table is one of {AttackCsv.Tables}.");
    }
}
