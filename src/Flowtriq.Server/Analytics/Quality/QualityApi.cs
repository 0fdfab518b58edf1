using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.Quality;

internal static class QualityApi
{
    private const int UsualDays = 30;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/quality", Quality)
            .Produces<QualityAnalysis>()
            .ProducesValidationProblem()
            .WithSummary("Times to detect, to alert and to mitigate, and what people judged; as a file, each incident");

    private static IResult Quality(
        [AsParameters] AttackQuery query,
        HttpRequest request,
        QualityReader reader,
        TimeProvider time
    )
    {
        if (!Period.TryRead(query.From, query.To, UsualDays, time, out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        return CsvFile.IsWanted(query.Format, request)
            ? QualityCsv.Of(reader.Each(query, range))
            : TypedResults.Ok(reader.Read(query, range));
    }
}
