using System.Net.Mime;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Metrics;

/// <summary>Measurements over time. The step is chosen so that at most 1,200 points come back.</summary>
internal static class MetricsApi
{
    internal static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var api = routes
            .MapGroup("/api/v1")
            .WithTags("metrics")
            .RequireAuthorization(Roles.ReadOnly)
            .SaysWhenMeasurementsAreAway();
        api.MapGet("/metrics/network", NetworkAsync)
            .Produces<Series>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)
            .ProducesValidationProblem();
        api.MapGet("/metrics/network/by/{by}", BreakdownAsync);
        api.MapGet("/nodes/{id}/metrics", NodeAsync);
        SeriesApi.Map(api);
    }

    private static async Task<IResult> NetworkAsync(
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null,
        string? pop = null,
        string? by = null
    )
    {
        if (by is { Length: > 0 })
            return (await BreakdownAsync(by, reader, directory, time, cancel, from, to, pop)).Result;
        return TimeRange.TryParse(from, to, LastFiveMinutes(time), out var range, out var errors)
            ? TypedResults.Ok(
                await reader.NetworkAsync(range, NodesOf(directory, pop).Select(static n => n.Id.Value), cancel)
            )
            : TypedResults.ValidationProblem(errors);
    }

    /// <summary>The same by POP or by protocol.</summary>
    private static async Task<Results<Ok<BrokenDownSeries>, ValidationProblem>> BreakdownAsync(
        string by,
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null,
        string? pop = null
    )
    {
        if (!TimeRange.TryParse(from, to, LastFiveMinutes(time), out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        var nodes = NodesOf(directory, pop).ToList();
        var ids = nodes.Select(static n => n.Id.Value);
        return by switch
        {
            "pop" => TypedResults.Ok(PopSeries.Of(await reader.ByNodeAsync(range, ids, cancel), nodes)),
            "protocol" => TypedResults.Ok(await reader.ByProtocolAsync(range, ids, cancel)),
            _ => Refusals.Invalid("by", "Break down by \"pop\" or \"protocol\"."),
        };
    }

    private static async Task<Results<Ok<Series>, ValidationProblem, ProblemHttpResult>> NodeAsync(
        string id,
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "interface")] string? name = null,
        string direction = "inbound"
    )
    {
        if (directory.Current.Find(new NodeId(id)) is null)
            return Refusals.NotFound($"There is no node {id}.");
        if (!TimeRange.TryParse(from, to, LastFiveMinutes(time), out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        return direction switch
        {
            "inbound" => TypedResults.Ok(await reader.NodeAsync(range, id, name ?? "", Direction.Inbound, cancel)),
            "outbound" => TypedResults.Ok(await reader.NodeAsync(range, id, name ?? "", Direction.Outbound, cancel)),
            _ => Refusals.Invalid("direction", "A direction is \"inbound\" or \"outbound\"."),
        };
    }

    private static IEnumerable<RegisteredNode> NodesOf(NodeDirectory directory, string? pop) =>
        directory.Current.Nodes.Where(n => string.IsNullOrEmpty(pop) || n.Pop == pop);

    private static TimeRange LastFiveMinutes(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new TimeRange(now.AddMinutes(-5), now);
    }
}
