using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics;

/// <summary>
/// A month of fifty nodes by the way that reports take. Thinned: a node reports every four hours rather than every second, each
/// report one second of its own; what is made of a report, and what then becomes of it, is left as it is. Between the last of them
/// one node more reports the seconds of real captures, one after the other.
/// </summary>
public sealed class ThirtyDaysOfFiftyNodes
{
    private const int Nodes = 50;
    private const int Days = 30;
    private const int Every = 14_400;
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Played = Start.AddDays(Days - 1).AddHours(22);
    private readonly ManualTime time = new() { Now = Start };
    private readonly List<RecordedSeconds> recorded = RecordedSeconds.All();

    [Fact]
    public async Task Are_rolled_up_forgotten_where_they_may_be_and_answered_whole()
    {
        await using var server = await RunningServer.StartAsync(time);
        var recorder = server.AddNode("edge-real", "P0");
        var nodes = Enumerable.Range(0, Nodes).Select(i => server.AddNode($"edge-{i:D2}", $"P{i % 5}")).ToList();
        for (var day = 0; day < Days; day++)
            await DayAsync(server, nodes, day, day == Days - 1 ? recorder : null);

        time.Now = Start.AddDays(Days);
        var store = server.Get<IMeasurementStore>();
        var month = new TimeRange(Start, time.Now);
        var one = await store.ReadAsync(new SeriesQuery(new SeriesScope.Node(nodes[7]), month), default);
        var network = await store.ReadAsync(new SeriesQuery(new SeriesScope.Network(), month), default);
        var parts = await store.ReadPartsAsync(
            new SeriesQuery(new SeriesScope.Network(), month),
            SeriesPart.Node,
            Nodes + 1,
            default
        );

        Assert.Equal((3_600, Days * 24), (one.Step, one.T.Length));
        var expected = Enumerable
            .Range(0, Days * 24)
            .Select(hour => hour % 4 == 0 ? (double?)Pps(7, Start.AddHours(hour)) : null);
        Assert.Equal(expected, one.Pps.Mean);
        Assert.Equal(expected, one.Pps.Max);
        Assert.Equal(
            Enumerable
                .Range(0, Days * 6)
                .Select(i => Enumerable.Range(0, Nodes).Sum(node => Pps(node, Start.AddHours(4 * i))))
                .Concat(recorded.Count > 0 ? [Math.Round(recorded.Average(static second => second.Packets))] : []),
            network.Pps.Mean.OfType<double>()
        );
        Assert.Equal(
            nodes
                .Append(recorder)
                .Take(Nodes + recorded.Count)
                .Select(static n => n.Value)
                .Order(StringComparer.Ordinal),
            parts.Select(static p => p.Key).Order(StringComparer.Ordinal)
        );

        Assert.Equal([2 * 6, Days * 6, Days * 6, Days * 6], Rows(server));
        if (recorded.Count > 0)
            await AssertRecordedAsync(server, recorder);
    }

    /// <summary>The page of the recorded minutes shows the packets and bytes of the captures, and so does each second.</summary>
    private async Task AssertRecordedAsync(RunningServer server, NodeId recorder)
    {
        var range = new TimeRange(Played, Played.AddSeconds(recorded.Count));
        var seconds = await server
            .Get<IMeasurementStore>()
            .ReadAsync(new SeriesQuery(new SeriesScope.Node(recorder), range), default);
        Assert.Equal(1, seconds.Step);
        Assert.Equal(recorded.Select(static second => (double?)second.Packets), seconds.Pps.Mean);
        Assert.Equal(recorded.Select(static second => (double?)(second.Bytes * 8)), seconds.Bps.Mean);

        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var page = await reader.OkAsync(
            HttpMethod.Get,
            $"/analytics/traffic?of=node:{recorder.Value}&by=protocol&from={range.From.ToUnixTimeMilliseconds()}&to={range.To.ToUnixTimeMilliseconds()}"
        );
        var figures = page.GetProperty("figures");
        Assert.Equal(recorded.Sum(static second => second.Bytes), figures.GetProperty("bytes").GetDouble());
        Assert.Equal(recorded.Max(static second => second.Packets), figures.GetProperty("highestPps").GetDouble());
        Assert.Equal(
            recorded.Average(static second => second.Packets),
            figures.GetProperty("meanPps").GetDouble(),
            0.01
        );
        var keys = page.GetProperty("keys").EnumerateArray().Select(static key => key.GetString()).ToList();
        var udp = page.GetProperty("partsPps")[keys.IndexOf("udp")].EnumerateArray();
        Assert.Equal(recorded.Sum(static second => second.Udp), udp.Sum(static value => value.GetDouble()), 1.0);
    }

    private async Task DayAsync(RunningServer server, List<NodeId> nodes, int day, NodeId? recorder)
    {
        var pipeline = server.Get<ReportPipeline>();
        for (var second = 0; second < 86_400; second += Every)
        {
            time.Now = Start.AddDays(day).AddSeconds(second);
            for (var node = 0; node < Nodes; node++)
                pipeline.Accept(nodes[node], NodeReports.At(time.Now, Pps(node, time.Now)), time.Now);
        }

        foreach (var (index, second) in recorded.Index().Where(_ => recorder is not null))
        {
            time.Now = Played.AddSeconds(index);
            pipeline.Accept(recorder!.Value, second.At(time.Now), time.Now);
        }

        await server.Get<SampleWriter>().WriteAsync(default);
        time.Now = Start.AddDays(day + 1);
        var samples = server.Get<ISampleStore>();
        while (await samples.RollUpAsync(time.Now, default)) { }
        await samples.ForgetAsync(time.Now, default);
    }

    /// <summary>A day's curve, each node at a level of its own.</summary>
    private static double Pps(int node, DateTimeOffset at) =>
        10_000 + 100 * node + Math.Round(4_000 * Math.Sin(at.Hour * Math.PI / 12));

    /// <summary>Rows of one series at each resolution.</summary>
    private static List<int> Rows(RunningServer server)
    {
        using var connection = server.Get<MetricsDatabase>().Value.Read();
        return
        [
            .. new[] { "second", "ten", "minute", "hour" }.Select(table =>
                connection.ExecuteScalar<int>(
                    $"SELECT count(*) FROM {table} JOIN series ON id = series WHERE node = 'edge-07' AND kind = 1 AND direction = 0"
                )
            ),
        ];
    }
}
