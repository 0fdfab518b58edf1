using System.Globalization;
using Flowtriq.Benchmarks.Ladders;
using Flowtriq.Core.Incidents;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Stores;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Benchmarks.History;

/// <summary>
/// <c>history</c>: what both stores of measurements take and give: rows a second, bytes that a node's day needs, and the time of the
/// questions that pages ask, after the roll-ups that the server makes.
/// </summary>
internal static class HistoryScale
{
    private const int Nodes = 50;
    private const int Batches = 600;
    private const int Days = 30;
    private const int Asked = 100;

    /// <summary>Hours of which every second is kept.</summary>
    private const int Whole = 6;

    public static async Task<int> RunAsync()
    {
        await using (var sqlite = MeasuredStore.Sqlite())
            await MeasureAsync("sqlite", sqlite);
        if (!Command.Exists(ClickHouseServer.Program))
        {
            Console.WriteLine("clickhouse: skipped, it is not installed");
            return 0;
        }

        await using var clickHouse = await MeasuredStore.ClickHouseAsync();
        await MeasureAsync("clickhouse", clickHouse);
        return 0;
    }

    private static async Task MeasureAsync(string name, MeasuredStore store)
    {
        await WriteAsync(name, store);
        await MonthAsync(store);
        await DayAsync(name, store);
        var month = TimeSpan.FromDays(Days);
        var node = new SeriesScope.Node(new NodeId("month-7"));
        var whole = new SeriesScope.Node(new NodeId("day-0"));
        await AskAsync(name, "5 minutes of a node", store, whole, TimeSpan.FromMinutes(5));
        await AskAsync(name, $"{Whole} hours of a node", store, whole, TimeSpan.FromHours(Whole));
        await AskAsync(name, $"{Days} days of a node", store, node, month, goal: 200);
        await AskAsync(name, $"{Days} days of the network", store, new SeriesScope.Network(), month);
    }

    /// <summary>Second after second of fifty nodes, a batch each, as the server writes them; then what rolling them up takes.</summary>
    private static async Task WriteAsync(string name, MeasuredStore store)
    {
        var traffic = new GeneratedTraffic("load", Nodes);
        var rows = 0;
        var start = TimeProvider.System.GetTimestamp();
        for (var second = 0; second < Batches; second++)
        {
            var batch = traffic.Second(MeasuredStore.Start + second);
            rows += batch.Count;
            await store.Samples.WriteAsync(batch, default);
        }

        var wrote = TimeProvider.System.GetElapsedTime(start);
        start = TimeProvider.System.GetTimestamp();
        await store.RollUpAsync();
        var rolled = TimeProvider.System.GetElapsedTime(start);
        Say(
            $"{name}: {rows / wrote.TotalSeconds:0} rows/s in batches of {rows / Batches}; with rolling up {rows / (wrote + rolled).TotalSeconds:0} rows/s"
        );
    }

    /// <summary>Every second of the last hours of two nodes; a day of them is four times as much.</summary>
    private static async Task DayAsync(string name, MeasuredStore store)
    {
        var traffic = new GeneratedTraffic("day", 2);
        var before = await store.BytesAsync();
        for (var minute = 0; minute < Whole * 60; minute++)
        {
            var from = MeasuredStore.Start + 33 * 86_400 - (Whole * 3_600) + minute * 60;
            await store.Samples.WriteAsync(
                [.. Enumerable.Range(0, 60).SelectMany(s => traffic.Second(from + s))],
                default
            );
        }

        await store.RollUpAsync();
        var day = (await store.BytesAsync() - before) / 2.0 * 24 / Whole;
        Say(
            $"{name}: {day / 1e6:0.0} MB for a day of a node with {traffic.Series / 2} series while its seconds are kept, {day / 86_400 / (traffic.Series / 2):0.0} bytes a sample"
        );
    }

    /// <summary>A month of the ingress of fifty nodes, a second in every hour: as many hours as a month has.</summary>
    private static async Task MonthAsync(MeasuredStore store)
    {
        var traffic = new GeneratedTraffic("month", Nodes);
        for (var day = 0; day < Days; day++)
        {
            var from = MeasuredStore.Start + (3 + day) * 86_400;
            await store.Samples.WriteAsync(
                [.. Enumerable.Range(0, 24).SelectMany(i => traffic.Edges(from + i * 3_600))],
                default
            );
            await store.RollUpAsync();
        }
    }

    private static async Task AskAsync(
        string name,
        string what,
        MeasuredStore store,
        SeriesScope scope,
        TimeSpan span,
        int? goal = null
    )
    {
        var query = new SeriesQuery(scope, new TimeRange(MeasuredStore.Now - span, MeasuredStore.Now));
        var times = new List<double>();
        var points = 0;
        for (var i = 0; i < Asked; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            points = (await store.Measurements.ReadAsync(query, default)).T.Length;
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        var found = Percentiles.Of(times);
        var met = goal is { } most
            ? $"; goal p95 at most {most} ms: {(found.At(0.95) <= most ? "met" : "missed")}"
            : "";
        Say($"{name}: {what}, {points} points: median {found.At(0.5):0.0} ms, p95 {found.At(0.95):0.0} ms{met}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
