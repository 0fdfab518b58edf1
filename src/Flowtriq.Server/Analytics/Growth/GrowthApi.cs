using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.Growth;

internal static class GrowthApi
{
    private const int UsualDays = 90;

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/growth", GrowthAsync)
            .Produces<GrowthAnalysis>()
            .ProducesValidationProblem()
            .WithSummary("How the links towards the outside grow, and when each is full");
        api.MapGet("/billing", BillingAsync)
            .Produces<BilledMonth>()
            .ProducesValidationProblem()
            .WithSummary("The 95th percentiles of a month for nodes and customers");
    }

    private static async Task<IResult> GrowthAsync(
        HttpRequest request,
        GrowthReader reader,
        TimeProvider time,
        CancellationToken cancel,
        string? from = null,
        string? to = null,
        string? format = null
    )
    {
        if (!Period.TryRead(from, to, UsualDays, time, out var range, out var errors))
            return TypedResults.ValidationProblem(errors);
        var growth = await reader.ReadAsync(range, cancel);
        return CsvFile.IsWanted(format, request) ? GrowthCsv.Of(growth) : TypedResults.Ok(growth);
    }

    private static async Task<IResult> BillingAsync(
        HttpRequest request,
        BillingReader reader,
        TimeProvider time,
        CancellationToken cancel,
        string? month = null,
        string? format = null
    )
    {
        if (!BillingMonth.TryRead(month, time.GetUtcNow(), out var asked))
            return Refusals.Invalid("month", "A month is a year and a month that has begun: \"2026-11\".");
        var billed = await reader.ReadAsync(asked, cancel);
        return CsvFile.IsWanted(format, request) ? GrowthCsv.Of(billed) : TypedResults.Ok(billed);
    }
}
