using System.Collections.Concurrent;
using Flowtriq.Core.Analytics;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>95th percentiles of a month. A month reads thousands of means for each node, so its rows are kept for a while.</summary>
internal sealed class BillingReader(
    IMeasurementStore store,
    NodeDirectory directory,
    TargetOwners owners,
    TimeProvider time
)
{
    private const int MostKept = 24;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, BilledMonth Month)> kept = new(
        StringComparer.Ordinal
    );

    internal async Task<BilledMonth> ReadAsync(BillingMonth month, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (
            kept.TryGetValue(month.Name, out var known)
            && now - known.At is var age
            && age >= TimeSpan.Zero
            && age < Kept
        )
            return known.Month;
        var nodes = new List<BilledRow>();
        foreach (var node in directory.Current.Nodes)
        {
            nodes.Add(
                Row(
                    (node.Id.Value, node.Name, node.Pop),
                    await MeansAsync(new SeriesScope.Node(node.Id), month, cancel),
                    await MeansAsync(new SeriesScope.Node(node.Id, Direction.Outbound), month, cancel),
                    month
                )
            );
        }

        var customers = new List<BilledRow>();
        foreach (var customer in owners.All)
        {
            var means = await MeansAsync(new SeriesScope.Customer(customer.Name), month, cancel);
            customers.Add(Row((customer.Name, customer.Name, ""), means, [], month));
        }

        var billed = new BilledMonth(
            month.Name,
            month.Range.From,
            month.Range.To,
            month.Lasts,
            [.. nodes.OrderByDescending(static row => row.BilledBps ?? -1)],
            [.. customers.OrderByDescending(static row => row.BilledBps ?? -1)]
        );
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[month.Name] = (now, billed);
        return billed;
    }

    private async Task<double[]> MeansAsync(SeriesScope scope, BillingMonth month, CancellationToken cancel)
    {
        var most = (int)Math.Ceiling((month.Range.To - month.Range.From).TotalSeconds / BilledRate.StepSeconds) + 1;
        var series = await store.ReadAsync(new SeriesQuery(scope, month.Range, most), cancel);
        return [.. FiveMinutes.Of(series)];
    }

    private static BilledRow Row(
        (string Id, string Name, string Pop) who,
        double[] inbound,
        double[] outbound,
        BillingMonth month
    )
    {
        var rate = BilledRate.Of(inbound, outbound, (month.Range.To - month.Range.From).TotalSeconds);
        return new BilledRow(
            who.Id,
            who.Name,
            who.Pop,
            Figures.Round(rate.Inbound),
            Figures.Round(rate.Outbound),
            Figures.Round(rate.Billed),
            Math.Round(rate.Measured, 4)
        );
    }
}
