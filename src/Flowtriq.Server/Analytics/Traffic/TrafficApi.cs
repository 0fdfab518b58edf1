using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.Traffic;

internal static class TrafficApi
{
    private const int UsualDays = 1;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/traffic", TrafficAsync)
            .Produces<TrafficAnalysis>()
            .ProducesValidationProblem()
            .WithSummary("Traffic of the network, a POP, a node or a customer, in parts, with the period before it");

    private static async Task<IResult> TrafficAsync(
        [AsParameters] TrafficQuery query,
        HttpRequest request,
        TrafficReader reader,
        NodeDirectory directory,
        TargetOwners owners,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        _ = Period.TryRead(query.From, query.To, UsualDays, time, out var range, out var errors);
        var directions = ListQuery.Words<Direction>("direction", query.Direction, errors);
        var parts = ListQuery.Words<TrafficPart>("by", query.By, errors);
        var by = parts is [var named] ? named : TrafficPart.Disposition;
        var direction = directions is [var way] ? way : Direction.Inbound;
        var scope = TrafficScope.Find(query.Of, query.Interface, direction, directory.Current, owners);
        if (scope is null)
            errors["of"] =
            [
                $"There is no \"{query.Of}\" whose {direction.ToString().ToLowerInvariant()} traffic is measured. Ask for \"network\", \"pop:CODE\", \"node:ID\" or \"customer:NAME\".",
            ];
        else if (by != TrafficPart.Disposition && (direction != Direction.Inbound || scope.PartOf(by) is null))
            errors["by"] = [$"{scope.Name} cannot be taken apart by {query.By}."];
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        var traffic = await reader.ReadAsync(scope!, by, range, cancel);
        return CsvFile.IsWanted(query.Format, request) ? TrafficCsv.Of(traffic) : TypedResults.Ok(traffic);
    }
}
