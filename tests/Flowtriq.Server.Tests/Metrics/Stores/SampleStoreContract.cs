using Flowtriq.Core.Traffic;
using Flowtriq.Lab.Processes;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics.Stores;

/// <summary>What every store of samples does.</summary>
public abstract class SampleStoreContract
{
    private static readonly SeriesChoice Inbound = SeriesChoice.Edge(null, Direction.Inbound);
    private readonly ManualTime time = new();

    /// <summary>A store on this test's own data; a second call is the same data after a restart.</summary>
    private protected abstract Task<ISampleStore> OpenAsync(TimeProvider clock);

    private protected async Task<StoreBench> BenchAsync() => new(time, await OpenAsync(time));

    [Fact]
    public async Task A_second_is_read_back_as_it_was_written()
    {
        var bench = await BenchAsync();
        var bounds = new SampleBounds(900, 1_200, 3_600, 7_000_000, 9_600_000, 28_800_000);
        await bench.WriteAsync([StoreBench.Of(StoreBench.Edge, StoreBench.Start + 3, 1_000, bounds)]);

        foreach (var after in new[] { 4, 70 })
        {
            await bench.RollUpAsync(after);
            var row = Assert.Single(await bench.ReadAsync(Inbound, 1, 0, 60));
            Assert.Equal((StoreBench.Start + 3, 1_000.0, 8_000_000.0), (row.T, row.Pps, row.Bps));
            Assert.Equal((100.0, 800_000.0), (row.Dropped, row.DroppedBps));
            Assert.Equal((1_000.0, 1_000.0), (row.PpsMin, row.PpsMax));
            Assert.Equal(((double?)900, (double?)1_200, (double?)3_600), (row.P50Pps, row.P99Pps, row.ThresholdPps));
            Assert.Equal(
                ((double?)7_000_000, (double?)9_600_000, (double?)28_800_000),
                (row.P50Bps, row.P99Bps, row.ThresholdBps)
            );
        }
    }

    [Fact]
    public async Task A_series_without_a_baseline_has_no_bounds_and_a_node_still_learning_leaves_no_threshold()
    {
        var bench = await BenchAsync();
        var learning = new SampleBounds(800, 1_000, 0, 0, 0, 0);
        var ready = new SampleBounds(900, 1_200, 3_600, 0, 0, 5_000);
        await bench.WriteAsync([
            StoreBench.Of(StoreBench.Edge with { Direction = Direction.Outbound }, StoreBench.Start, 10),
            StoreBench.Of(StoreBench.Edge, StoreBench.Start, 10, learning),
            StoreBench.Of(StoreBench.Edge with { Node = "edge-2" }, StoreBench.Start, 10, ready),
        ]);

        var outbound = Assert.Single(await bench.ReadAsync(SeriesChoice.Edge(null, Direction.Outbound), 60, 0, 60));
        var both = Assert.Single(await bench.ReadAsync(Inbound, 60, 0, 60));
        var one = Assert.Single(await bench.ReadAsync(SeriesChoice.Edge(["edge-2"], Direction.Inbound), 60, 0, 60));

        Assert.Equal((null, null), (outbound.P50Pps, outbound.ThresholdPps));
        Assert.Equal((1_700, null), (both.P50Pps, both.ThresholdPps));
        Assert.Equal((3_600, 5_000), (one.ThresholdPps, one.ThresholdBps));
    }

    [Fact]
    public async Task A_second_that_is_written_again_replaces_the_one_before()
    {
        var bench = await BenchAsync();
        await bench.WriteAsync([StoreBench.Of(StoreBench.Edge, StoreBench.Start, 5_000)]);
        await bench.WriteAsync([StoreBench.Of(StoreBench.Edge, StoreBench.Start, 700)]);
        Assert.Equal(700, Assert.Single(await bench.ReadAsync(Inbound, 1, 0, 60)).Pps);
        await bench.RollUpAsync(3_700);
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal([(0, 700, 700, 700)], await bench.EdgeAsync(step, 0, 3_600));
    }

    [Fact]
    public async Task A_second_that_is_written_again_after_its_roll_up_counts_once()
    {
        var bench = await BenchAsync();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, Enumerable.Range(0, 120)));
        await bench.RollUpAsync(7_300);
        for (var start = 0; start < 2; start++, bench = await BenchAsync())
        {
            await bench.WriteAsync([StoreBench.Of(StoreBench.Edge, StoreBench.Start + 3, 50_000)]);
            await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, [3, 45, 130]));
            await bench.RollUpAsync(7_400);
            foreach (var step in new[] { 1, 10, 60, 3_600 })
                Assert.Equal(Expected([.. Enumerable.Range(0, 120), 130], step), await bench.EdgeAsync(step, 0, 3_600));
        }
    }

    [Fact]
    public async Task Every_step_has_the_least_the_mean_and_the_most_of_its_seconds_rolled_up_or_not()
    {
        var bench = await BenchAsync();
        var seconds = Enumerable.Range(0, 4_000).Where(static s => s % 600 is < 290 or >= 430).ToList();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, seconds));

        foreach (var rolledAt in new[] { 0, 2_000, 11_000 })
        {
            await bench.RollUpAsync(rolledAt);
            foreach (var step in new[] { 1, 10, 60, 300, 3_600 })
                Assert.Equal(Expected(seconds, step), await bench.EdgeAsync(step, 0, 10_800));
        }
    }

    [Fact]
    public async Task Late_samples_join_their_minute_and_hour_and_count_once()
    {
        var bench = await BenchAsync();
        var late = Enumerable.Range(28, 4).ToList();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, Enumerable.Range(0, 120).Except(late)));
        await bench.RollUpAsync(3_700);
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, late));
        await bench.RollUpAsync(3_800);
        foreach (var step in new[] { 10, 60, 3_600 })
            Assert.Equal(Expected(Enumerable.Range(0, 120), step), await bench.EdgeAsync(step, 0, 3_600));
    }

    [Fact]
    public async Task A_store_that_was_stopped_between_two_steps_goes_on_where_it_was()
    {
        var seconds = Enumerable.Range(0, 1_300).ToList();
        var first = await BenchAsync();
        await first.WriteAsync(StoreBench.Seconds(StoreBench.Edge, seconds));
        time.Now = DateTimeOffset.FromUnixTimeSeconds(StoreBench.Start + 8_000);
        for (var step = 0; step < 7; step++)
            Assert.True(await first.Store.RollUpAsync(time.Now, default));

        var second = await BenchAsync();
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(Expected(seconds, step), await second.EdgeAsync(step, 0, 7_200));
        await second.RollUpAsync(8_000);
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(Expected(seconds, step), await second.EdgeAsync(step, 0, 7_200));
    }

    [Fact]
    public async Task Series_are_chosen_and_grouped_by_node_name_and_kind_whatever_they_are_called()
    {
        const string Nasty = "o'hara \\ \"x\"\t;--\n%";
        var bench = await BenchAsync();
        await bench.WriteAsync([
            StoreBench.Of(new SeriesKey("a", Nasty, Direction.Inbound, SeriesKind.Customer), StoreBench.Start, 1),
            StoreBench.Of(new SeriesKey("a", "plain", Direction.Inbound, SeriesKind.Customer), StoreBench.Start, 2),
            StoreBench.Of(new SeriesKey(Nasty, "plain", Direction.Inbound, SeriesKind.Customer), StoreBench.Start, 4),
            StoreBench.Of(new SeriesKey("a", "", Direction.Inbound, SeriesKind.Tcp), StoreBench.Start, 8),
            StoreBench.Of(new SeriesKey("a", "", Direction.Inbound, SeriesKind.Udp), StoreBench.Start, 16),
            StoreBench.Of(new SeriesKey("a", "eth0", Direction.Outbound, SeriesKind.Interface), StoreBench.Start, 32),
        ]);
        var customers = new SeriesChoice { Kinds = [SeriesKind.Customer] };

        Assert.Equal([(Nasty, 1), ("plain", 6)], await GroupsAsync(bench, customers, SeriesGrouping.Name));
        Assert.Equal([("a", 3), (Nasty, 4)], await GroupsAsync(bench, customers, SeriesGrouping.Node));
        Assert.Equal([("", 1)], await GroupsAsync(bench, customers with { Names = [Nasty] }, SeriesGrouping.Whole));
        Assert.Equal([("", 4)], await GroupsAsync(bench, customers with { Nodes = [Nasty] }, SeriesGrouping.Whole));
        Assert.Empty(await GroupsAsync(bench, customers with { Nodes = [] }, SeriesGrouping.Whole));
        Assert.Equal(
            [("2", 8), ("3", 16)],
            await GroupsAsync(bench, SeriesChoice.Protocols(["a"]), SeriesGrouping.Kind)
        );
        Assert.Equal(
            [("", 32)],
            await GroupsAsync(
                bench,
                SeriesChoice.Links([
                    new SeriesKey("a", "eth0", Direction.Outbound, SeriesKind.Interface),
                    new SeriesKey(Nasty, "eth0", Direction.Outbound, SeriesKind.Interface),
                ]),
                SeriesGrouping.Whole
            )
        );
        Assert.Empty(await GroupsAsync(bench, SeriesChoice.Links([]), SeriesGrouping.Whole));
    }

    [Fact]
    public async Task What_a_sparse_series_is_not_named_in_counts_as_nothing()
    {
        var bench = await BenchAsync();
        var target = new SeriesKey("edge-1", "192.0.2.1/32", Direction.Inbound, SeriesKind.Target);
        await bench.WriteAsync([
            .. Enumerable.Range(0, 15).Select(s => StoreBench.Of(target, StoreBench.Start + s, 600)),
        ]);
        var choice = new SeriesChoice { Kinds = [SeriesKind.Target] };
        foreach (var after in new[] { 20, 70 })
        {
            await bench.RollUpAsync(after);
            var minute = Assert.Single(await bench.ReadAsync(choice, 60, 0, 60));
            Assert.Equal((0, 150, 600), (minute.PpsMin, minute.Pps, minute.PpsMax));
            Assert.Equal([600, 300], (await bench.ReadAsync(choice, 10, 0, 60)).Select(static r => r.Pps));
        }
    }

    [Fact]
    public async Task Retention_keeps_all_that_is_to_be_kept_and_hours_for_ever()
    {
        var bench = await BenchAsync();
        int[] ages = [0, 1, 2, 4, 29, 30, 32, 364, 365, 367, 800];
        var now = 800;
        await bench.WriteAsync([
            .. ages.SelectMany(age =>
                Enumerable
                    .Range(0, 60)
                    .Select(s => StoreBench.Of(StoreBench.Edge, StoreBench.Start + (now - age) * 86_400 + s, 100))
            ),
        ]);
        await bench.RollUpAsync((now + 1) * 86_400);

        await bench.ForgetAsync(TimeSpan.FromDays(now));

        Assert.Equal([0, 1, 2], await AgesAsync(bench, 1, ages, now));
        Assert.Equal([0, 1, 2, 4, 29, 30], await AgesAsync(bench, 10, ages, now));
        Assert.Equal([0, 1, 2, 4, 29, 30, 32, 364, 365], await AgesAsync(bench, 60, ages, now));
        Assert.Equal(ages, await AgesAsync(bench, 3_600, ages, now));
    }

    [Fact]
    public async Task Rolling_up_and_forgetting_beside_writing_and_reading_lose_nothing()
    {
        const int Minutes = 30;
        const int First = 3 * 86_400;
        var bench = await BenchAsync();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, Enumerable.Range(0, 60)));
        var written = 0;
        var keeping = Task.Run(async () =>
        {
            for (var seen = -1; seen < Minutes; )
            {
                await Waiting.UntilAsync(
                    "another minute is written",
                    TimeSpan.FromMinutes(5),
                    () => Task.FromResult(Volatile.Read(ref written) > seen)
                );
                seen = Volatile.Read(ref written);
                var now = DateTimeOffset.FromUnixTimeSeconds(StoreBench.Start + First + seen * 60);
                while (await bench.Store.RollUpAsync(now, default)) { }
                await bench.Store.ForgetAsync(now, default);
            }
        });
        for (var minute = 0; minute < Minutes; minute++)
        {
            await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, Enumerable.Range(First + minute * 60, 60)));
            Volatile.Write(ref written, minute + 1);
            if (minute % 5 == 4)
                Assert.Equal(
                    Expected(Enumerable.Range(First, minute * 60), 60),
                    await bench.EdgeAsync(60, First, First + minute * 60)
                );
        }

        await keeping;
        await bench.RollUpAsync(First + Minutes * 60 + 4_000);
        await bench.ForgetAsync(TimeSpan.FromSeconds(First + Minutes * 60));
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(
                Expected(Enumerable.Range(First, Minutes * 60), step),
                await bench.EdgeAsync(step, First, First + 10_800)
            );
        Assert.Empty(await bench.EdgeAsync(1, 0, 60));
        Assert.Equal(Expected(Enumerable.Range(0, 60), 60), await bench.EdgeAsync(60, 0, 60));
    }

    private protected static List<(long T, double Min, double Mean, double Max)> Expected(
        IEnumerable<int> seconds,
        int step
    ) =>
        [
            .. seconds
                .GroupBy(s => s / step * step)
                .OrderBy(static g => g.Key)
                .Select(static g =>
                    (
                        (long)g.Key,
                        (double)g.Min(static s => 1_000 + s % 977),
                        Math.Round(g.Average(static s => 1_000 + s % 977), 6),
                        (double)g.Max(static s => 1_000 + s % 977)
                    )
                ),
        ];

    private static async Task<List<(string, double)>> GroupsAsync(
        StoreBench bench,
        SeriesChoice choice,
        SeriesGrouping by
    ) => [.. (await bench.ReadAsync(choice, 1, 0, 60, by)).Select(static r => (r.Key, r.Pps))];

    /// <summary>Of these ages in days, those of which there is something.</summary>
    private static async Task<List<int>> AgesAsync(StoreBench bench, int step, int[] ages, int now)
    {
        var found = new List<int>();
        foreach (var age in ages)
        {
            var from = (now - age) * 86_400;
            if ((await bench.ReadAsync(Inbound, step, from, from + 3_600)).Count > 0)
                found.Add(age);
        }

        return found;
    }
}
