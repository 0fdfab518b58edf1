using System.Net.Mime;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>
/// History of any scope with minimum, mean and maximum, whole or by its parts; as JSON, or with <c>format=csv</c> as a file.
/// </summary>
internal static class SeriesApi
{
    private const int MostParts = 100;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/metrics/series", WholeAsync)
            .Produces<MeasuredSeries>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)
            .ProducesValidationProblem();
        api.MapGet("/metrics/series/by/{by}", PartsAsync)
            .Produces<MeasuredPart[]>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)
            .ProducesValidationProblem();
    }

    /// <summary>One scope: "network", "pop", "node", "interface", "customer", "target", "protocol" or "vector", by its name in "of".</summary>
    private static async Task<IResult> WholeAsync(
        [AsParameters] SeriesRequest query,
        IMeasurementStore measurements,
        TimeProvider time,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (!query.TryRead(time.GetUtcNow(), out var read, out var faults))
            return TypedResults.ValidationProblem(faults);
        var series = await measurements.ReadAsync(read, cancel);
        return CsvFile.IsWanted(query.Format, request) ? SeriesCsv.Of(series) : TypedResults.Ok(series);
    }

    /// <summary>The network, a POP or a node by "node", "pop", "protocol", "vector", "customer" or "target", the largest first.</summary>
    private static async Task<IResult> PartsAsync(
        string by,
        [AsParameters] SeriesRequest query,
        IMeasurementStore measurements,
        TimeProvider time,
        HttpRequest request,
        CancellationToken cancel,
        int most = 10
    )
    {
        if (!query.TryRead(time.GetUtcNow(), out var read, out var faults))
            return TypedResults.ValidationProblem(faults);
        if (read.Scope is not (SeriesScope.Network or SeriesScope.Pop or SeriesScope.Node))
            return Refusals.Invalid("scope", "Only \"network\", \"pop\" and \"node\" have parts.");
        if (!Enum.TryParse<SeriesPart>(by, ignoreCase: true, out var part) || !Enum.IsDefined(part))
            return Refusals.Invalid(
                "by",
                "Take apart by \"node\", \"pop\", \"protocol\", \"vector\", \"customer\" or \"target\"."
            );
        if (part == SeriesPart.Pop && read.Scope is not SeriesScope.Network)
            return Refusals.Invalid("by", "Only the network has points of presence.");
        if (most is < 1 or > MostParts)
            return Refusals.Invalid("most", $"Ask for 1 to {MostParts} parts.");
        var parts = await measurements.ReadPartsAsync(read, part, most, cancel);
        return CsvFile.IsWanted(query.Format, request)
            ? SeriesCsv.Of(parts)
            : TypedResults.Ok<MeasuredPart[]>([.. parts]);
    }
}
