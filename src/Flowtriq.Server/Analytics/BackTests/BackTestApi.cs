using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Analytics.BackTests;

internal static class BackTestApi
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/back-test", BackTestAsync)
            .Produces<BackTestResult>()
            .ProducesValidationProblem()
            .WithSummary("How often thresholds would have alarmed on what a node recorded");

    private static async Task<IResult> BackTestAsync(
        [AsParameters] BackTestQuery query,
        HttpRequest request,
        BackTestReader reader,
        NodeDirectory directory,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var faults = new RequestFaults();
        var (options, direction) = query.Read(faults);
        var node = directory.Current.Find(new NodeId(query.Node ?? ""));
        faults.When(node is null, "node", $"There is no node \"{query.Node}\".");
        if (!faults.None)
            return TypedResults.ValidationProblem(faults.All);
        var now = time.GetUtcNow();
        var range = new TimeRange(now.AddDays(-query.Span), now);
        var result = await reader.ReadAsync(node!.Id, query.Interface, direction, range, options, cancel);
        return CsvFile.IsWanted(query.Format, request) ? BackTestCsv.Of(result) : TypedResults.Ok(result);
    }
}
