using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics;

public sealed class SamplesTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task A_second_without_a_report_is_a_gap_at_every_resolution()
    {
        await using var server = await RunningServer.StartAsync(time);
        var start = time.Now;
        var node = server.AddNode("edge-1");
        await ReportAsync(server, node, Enumerable.Range(0, 180).Where(static s => s is < 60 or >= 120));

        var reader = server.Get<SeriesReader>();
        var range = new TimeRange(start, start.AddSeconds(180));
        var fresh = await reader.NodeAsync(range, "edge-1", "eth0", Direction.Inbound, default);
        await RollUpAsync(server);
        var rolled = await reader.NodeAsync(range, "edge-1", "eth0", Direction.Inbound, default);

        Assert.Equal(1, rolled.Step);
        Assert.Equal(fresh.Pps, rolled.Pps);
        Assert.All(Enumerable.Range(0, 180), s => Assert.Equal(s is < 60 or >= 120 ? 1000 + s : null, rolled.Pps[s]));
        Assert.Equal(30_000, rolled.ThresholdPps[30]);

        var day = await reader.NodeAsync(
            new TimeRange(start.AddHours(-12), start.AddHours(8)),
            "edge-1",
            "eth0",
            Direction.Inbound,
            default
        );
        Assert.Equal(60, day.Step);
        var at = Array.IndexOf(day.T, start.ToUnixTimeSeconds());
        Assert.Equal(
            [null, 1030, null, 1150, null],
            day.Pps[(at - 1)..(at + 4)].Select(static p => p is { } v ? Math.Round(v) : (double?)null)
        );
    }

    [Fact]
    public async Task The_network_is_the_sum_of_transit_and_peer_ingress()
    {
        await using var server = await RunningServer.StartAsync(time);
        var start = time.Now;
        await ReportAsync(server, server.AddNode("edge-1"), [0, 1]);
        await ReportAsync(server, server.AddNode("edge-2", "AMS"), [1]);
        var range = new TimeRange(start, start.AddSeconds(2));
        var reader = server.Get<SeriesReader>();
        Assert.Equal([1000, 2002], (await reader.NetworkAsync(range, ["edge-1", "edge-2"], default)).Pps);
        var protocols = await reader.ByProtocolAsync(range, ["edge-1", "edge-2"], default);
        Assert.Equal(["icmp", "other", "tcp", "udp"], protocols.Keys);
        Assert.Equal(600, protocols.Pps[2][0]);
        Assert.Null(protocols.Bps[2][0]);
    }

    [Fact]
    public async Task What_was_dropped_is_kept_in_packets_and_in_bits_at_every_resolution()
    {
        await using var server = await RunningServer.StartAsync(time);
        var start = time.Now;
        var node = server.AddNode("edge-1");
        foreach (var second in Enumerable.Range(0, 120))
        {
            var report = NodeReports.At(start.AddSeconds(second), 1000);
            var edge = report.Interfaces.First(ReportTotals.IsEdge).Inbound;
            (edge.Bps, edge.FilteredPps, edge.FilteredBps) = (9e6, 600, second < 60 ? 4e6 : 2e6);
            server.Get<ReportPipeline>().Accept(node, report, start.AddSeconds(second));
        }
        await server.Get<SampleWriter>().WriteAsync(default);

        var reader = server.Get<SeriesReader>();
        var range = new TimeRange(start, start.AddSeconds(120));
        var fresh = await reader.NetworkAsync(range, ["edge-1"], default);
        time.Now = start.AddSeconds(180);
        await RollUpAsync(server);
        var rolled = await reader.NetworkAsync(range, ["edge-1"], default);
        var minutes = await reader.NetworkAsync(
            new TimeRange(start.AddHours(-19), start.AddMinutes(2)),
            ["edge-1"],
            default
        );

        Assert.Equal((600, 4e6, 5e6), (fresh.DroppedPps[0], fresh.DroppedBps[0], fresh.DeliveredBps[0]));
        Assert.Equal((fresh.DroppedBps, fresh.DeliveredBps), (rolled.DroppedBps, rolled.DeliveredBps), Same);
        Assert.Equal([4e6, 2e6], minutes.DroppedBps[^2..]);
        Assert.Equal([5e6, 7e6], minutes.DeliveredBps[^2..]);
    }

    [Fact]
    public async Task A_late_sample_joins_its_minute_without_counting_others_twice()
    {
        await using var server = await RunningServer.StartAsync(time);
        var start = time.Now;
        var node = server.AddNode("edge-1");
        await ReportAsync(server, node, Enumerable.Range(0, 60).Where(static s => s is < 28 or > 31));
        await RollUpAsync(server);
        await ReportAsync(server, node, [28, 29, 30, 31]);
        await RollUpAsync(server);
        using var connection = server.Get<MetricsDatabase>().Value.Read();
        var (n, sum) = connection.QuerySingle<(long, long)>(
            "SELECT n, pps_sum FROM minute JOIN series ON id = series WHERE name = 'eth0' AND direction = 0 AND t = @t",
            new { t = start.ToUnixTimeSeconds() }
        );
        Assert.Equal((60, Enumerable.Range(1000, 60).Sum()), (n, sum));
    }

    [Fact]
    public async Task Retention_removes_what_is_too_old_from_each_table_and_keeps_hours_for_ever()
    {
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        await ReportAsync(server, node, Enumerable.Range(0, 120));
        await RollUpAsync(server);
        var retention = server.Get<ISampleStore>();
        await retention.ForgetAsync(time.Now, default);
        Assert.Equal([120, 12, 2, 1], Counts(server));
        await retention.ForgetAsync(time.Now.AddHours(48).AddMinutes(-2), default);
        Assert.Equal([60, 12, 2, 1], Counts(server));
        await retention.ForgetAsync(time.Now.AddDays(31), default);
        Assert.Equal([0, 0, 2, 1], Counts(server));
        await retention.ForgetAsync(time.Now.AddDays(366), default);
        Assert.Equal([0, 0, 0, 1], Counts(server));
    }

    [Theory]
    [InlineData(300, 0, 1, "second")]
    [InlineData(1_200, 0, 1, "second")]
    [InlineData(3_600, 0, 10, "ten")]
    [InlineData(300, 72, 10, "ten")]
    [InlineData(86_400, 0, 300, "minute")]
    [InlineData(300, 24 * 40, 60, "minute")]
    [InlineData(30 * 86_400, 0, 3_600, "hour")]
    [InlineData(300, 24 * 400, 3_600, "hour")]
    public void A_range_is_answered_in_at_most_1200_points_from_what_is_still_kept(
        int seconds,
        int hoursAgo,
        int step,
        string table
    )
    {
        var to = time.Now.AddHours(-hoursAgo);
        var resolution = Resolution.For(
            new TimeRange(to.AddSeconds(-seconds), to),
            1_200,
            time.Now,
            new ServerOptions()
        );
        Assert.Equal(new Resolution(step, table), resolution);
    }

    [Fact]
    public async Task A_report_of_two_seconds_says_of_both_what_its_filters_drop_and_once_what_the_kernel_lost()
    {
        await using var server = await RunningServer.StartAsync(time);
        var start = time.Now;
        var node = server.AddNode("edge-1");
        foreach (var second in new[] { 0.0, 2.3 })
        {
            var report = NodeReports.At(start.AddSeconds(second), 1000);
            var edge = report.Interfaces.First(ReportTotals.IsEdge).Inbound;
            (edge.Bps, edge.Dropped, edge.FilteredPps, edge.FilteredBps) = (8e6, 10, 600, 4e6);
            server.Get<ReportPipeline>().Accept(node, report, start.AddSeconds(second));
        }
        await server.Get<SampleWriter>().WriteAsync(default);

        var range = new TimeRange(start, start.AddSeconds(3));
        var series = await server.Get<SeriesReader>().NetworkAsync(range, ["edge-1"], default);

        Assert.Equal([610, 600, 610], series.DroppedPps);
        Assert.Equal([4_080_000, 4_000_000, 4_080_000], series.DroppedBps);
        Assert.Equal([390, 400, 390], series.DeliveredPps);
    }

    private static bool Same(
        (double?[] Dropped, double?[] Delivered) one,
        (double?[] Dropped, double?[] Delivered) other
    ) => one.Dropped.SequenceEqual(other.Dropped) && one.Delivered.SequenceEqual(other.Delivered);

    /// <summary>Seconds after now at which the node reports 1,000 pps plus the second.</summary>
    private async Task ReportAsync(RunningServer server, NodeId node, IEnumerable<int> seconds)
    {
        var start = new ManualTime().Now;
        foreach (var second in seconds)
        {
            var at = start.AddSeconds(second);
            server.Get<ReportPipeline>().Accept(node, NodeReports.At(at, 1000 + second), at);
        }

        await server.Get<SampleWriter>().WriteAsync(default);
        time.Now = start.AddSeconds(180);
    }

    private async Task RollUpAsync(RunningServer server)
    {
        while (await server.Get<ISampleStore>().RollUpAsync(time.Now.AddMinutes(1), default)) { }
    }

    private static List<int> Counts(RunningServer server)
    {
        using var connection = server.Get<MetricsDatabase>().Value.Read();
        return new[] { "second", "ten", "minute", "hour" }
            .Select(table =>
                connection.ExecuteScalar<int>(
                    $"SELECT count(*) FROM {table} JOIN series ON id = series WHERE name = 'eth0' AND direction = 0"
                )
            )
            .ToList();
    }
}
