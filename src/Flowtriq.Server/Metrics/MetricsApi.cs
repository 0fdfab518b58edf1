using System.Net.Mime;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Metrics;

/// <summary>Measurements over time. The step is chosen so that at most 1,200 points come back.</summary>
internal static class MetricsApi
{
    internal static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("metrics").RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/metrics/network", Network)
            .Produces<Series>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)
            .ProducesValidationProblem();
        api.MapGet("/metrics/network/by/{by}", Breakdown);
        api.MapGet("/nodes/{id}/metrics", Node);
    }

    private static IResult Network(
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
        string? from = null,
        string? to = null,
        string? pop = null,
        string? by = null
    )
    {
        if (by is { Length: > 0 })
            return (IResult)Breakdown(by, reader, directory, time, from, to, pop).Result;
        return TimeRange.TryParse(from, to, LastFiveMinutes(time), out var range, out var errors)
            ? TypedResults.Ok(reader.Network(range, NodesOf(directory, pop).Select(static n => n.Id.Value)))
            : TypedResults.ValidationProblem(errors);
    }

    /// <summary>The same by POP or by protocol.</summary>
    private static Results<Ok<BrokenDownSeries>, ValidationProblem> Breakdown(
        string by,
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
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
            "pop" => TypedResults.Ok(PopSeries.Of(reader.ByNode(range, ids), nodes)),
            "protocol" => TypedResults.Ok(reader.ByProtocol(range, ids)),
            _ => Refusals.Invalid("by", "Break down by \"pop\" or \"protocol\"."),
        };
    }

    private static Results<Ok<Series>, ValidationProblem, ProblemHttpResult> Node(
        string id,
        SeriesReader reader,
        NodeDirectory directory,
        TimeProvider time,
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
            "inbound" => TypedResults.Ok(reader.Node(range, id, name ?? "", Direction.Inbound)),
            "outbound" => TypedResults.Ok(reader.Node(range, id, name ?? "", Direction.Outbound)),
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
