using Flowtriq.Core.Traffic;
using Flowtriq.Server.Analytics.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.Talkers;

internal static class TalkerApi
{
    private const int UsualDays = 7;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/talkers", TalkersAsync)
            .Produces<TalkerAnalysis>()
            .ProducesValidationProblem()
            .WithSummary("The busiest targets, the targets and sources of attacks, and the protocols");

    private static async Task<IResult> TalkersAsync(
        [AsParameters] TalkerQuery query,
        HttpRequest request,
        TalkerReader reader,
        NodeDirectory directory,
        TargetOwners owners,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        _ = Period.TryRead(query.From, query.To, UsualDays, time, out var range, out var errors);
        var scope = TrafficScope.Find(query.Of, null, Direction.Inbound, directory.Current, owners);
        if (scope is null or { Scope: SeriesScope.Customer })
            errors["of"] = [$"There is no \"{query.Of}\". Ask for \"network\", \"pop:CODE\" or \"node:ID\"."];
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var talkers = await reader.ReadAsync(scope!, range, cancel);
        if (!CsvFile.IsWanted(query.Format, request))
            return TypedResults.Ok(talkers);
        return TalkerCsv.Of(talkers, query.Table) is { } file
            ? file
            : Refusals.Invalid("table", $"A table is one of {TalkerCsv.Tables}.");
    }
}
