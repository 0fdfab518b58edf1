using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Portal;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.WebUtilities;

namespace Flowtriq.Server.Tests.Metrics;

/// <summary>What can be read of the past, and how it leaves the server.</summary>
public sealed class HistoryTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Busy_targets_their_customers_and_the_vectors_of_attacks_have_a_history()
    {
        await using var server = await RunningServer.StartAsync(time);
        using (var admin = await server.BrowserAsync(Role.Admin))
            await admin.OkAsync(
                HttpMethod.Post,
                "/customers",
                PortalSite.Body("Acme", "192.0.2.0/24", "noc@acme.example")
            );
        var node = server.AddNode("edge-1");
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, Seen.By(node, time.Now, pps: 91_000));
        var range = await ReportAsync(
            server,
            node,
            ("192.0.2.7/32", 5_000),
            ("192.0.2.8/32", 50),
            ("198.51.100.1/32", 900),
            ("no prefix", 900)
        );

        var store = server.Get<IMeasurementStore>();
        var network = new SeriesQuery(new SeriesScope.Network(), range);
        var targets = await store.ReadPartsAsync(network, SeriesPart.Target, 10, default);
        var customers = await store.ReadPartsAsync(network, SeriesPart.Customer, 10, default);
        var vectors = await store.ReadPartsAsync(network, SeriesPart.Vector, 10, default);

        Assert.Equal([("192.0.2.7/32", 5_000), ("198.51.100.1/32", 900)], Last(targets));
        Assert.Equal([("Acme", 5_050)], Last(customers));
        Assert.Equal([("DNS amplification", 81_000)], Last(vectors));
        Assert.Equal(5_050, await LastAsync(store, new SeriesScope.Customer("Acme"), range));
        Assert.Equal(81_000, await LastAsync(store, new SeriesScope.Vector("DNS amplification"), range));
        Assert.True(IpPrefix.TryParse("192.0.2.7/32", out var victim));
        Assert.Equal(5_000, await LastAsync(store, new SeriesScope.Target(victim), range));
        Assert.Null(
            (await store.ReadAsync(network with { Scope = new SeriesScope.Customer("Acme") }, default)).Pps.Dropped[^1]
        );
    }

    [Fact]
    public async Task The_network_comes_apart_by_node_point_of_presence_and_protocol_the_largest_first()
    {
        await using var server = await RunningServer.StartAsync(time);
        var range = await ReportAsync(server, server.AddNode("edge-1"));
        await ReportAsync(server, server.AddNode("edge-2", "AMS"), 30_000);
        await ReportAsync(server, server.AddNode("edge-3", "AMS"), 20_000);

        var store = server.Get<IMeasurementStore>();
        var network = new SeriesQuery(new SeriesScope.Network(), range);
        var ams = network with { Scope = new SeriesScope.Pop("AMS") };

        Assert.Equal(
            [("edge-2", 30_000), ("edge-3", 20_000)],
            Last(await store.ReadPartsAsync(network, SeriesPart.Node, 2, default))
        );
        Assert.Equal(
            [("AMS", 50_000), ("FRA", 10_000)],
            Last(await store.ReadPartsAsync(network, SeriesPart.Pop, 10, default))
        );
        Assert.Equal(
            [("tcp", 30_000), ("udp", 15_000), ("icmp", 5_000), ("other", 0)],
            Last(await store.ReadPartsAsync(ams, SeriesPart.Protocol, 10, default))
        );
        Assert.Equal(60_000, await LastAsync(store, network.Scope, range));
        Assert.Equal(50_000, await LastAsync(store, ams.Scope, range));
        Assert.Equal(36_000, await LastAsync(store, new SeriesScope.Protocol("tcp"), range));
        Assert.Equal(
            25_000,
            await LastAsync(store, new SeriesScope.Pop("AMS", Core.Traffic.Direction.Outbound), range)
        );
        Assert.Equal(7, await LastAsync(store, new SeriesScope.Interface(new NodeId("edge-1"), "lan"), range));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.ReadPartsAsync(network with { Scope = new SeriesScope.Protocol("tcp") }, SeriesPart.Node, 10, default)
        );
    }

    [Fact]
    public async Task A_series_leaves_as_json_and_as_a_file_with_the_same_numbers()
    {
        await using var server = await RunningServer.StartAsync(time);
        await ReportAsync(server, server.AddNode("edge-1"));
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        const string Node = "/metrics/series?scope=node&of=edge-1&from=2026-11-22T02:59:00Z&to=2026-11-22T03:00:01Z";

        var json = await reader.OkAsync(HttpMethod.Get, Node);
        var lines = await LinesAsync(reader, Node + "&format=csv");
        var parts = await LinesAsync(
            reader,
            Node.Replace("/series", "/series/by/protocol", StringComparison.Ordinal) + "&format=csv"
        );

        Assert.Equal(1, json.GetProperty("step").GetInt32());
        Assert.Equal(61, json.GetProperty("t").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("pps").GetProperty("mean")[0].ValueKind);
        Assert.Equal(10_000, json.GetProperty("pps").GetProperty("max")[60].GetDouble());
        Assert.Equal(30_000, json.GetProperty("pps").GetProperty("threshold")[60].GetDouble());
        Assert.Equal(62, lines.Length);
        Assert.StartsWith("time,pps_min,pps_mean,pps_max,", lines[0], StringComparison.Ordinal);
        Assert.Equal("2026-11-22T02:59:00.000Z,,,,,,,,,,,,,,,,", lines[1]);
        Assert.StartsWith("2026-11-22T03:00:00.000Z,10000,10000,10000,0,10000,9000,12000,30000,", lines[61]);
        Assert.Equal(1 + 4 * 61, parts.Length);
        Assert.StartsWith("tcp,2026-11-22T03:00:00.000Z,6000,6000,6000,,,", parts[61]);
    }

    [Theory]
    [InlineData("scope=weather&of=x", "scope: \"weather\" is not measured.")]
    [InlineData("scope=node", "of: Say of which one, by its name.")]
    [InlineData("scope=interface&of=edge-1", "interface: Say which interface of the node.")]
    [InlineData("scope=target&of=nonsense", "of: \"nonsense\" is no prefix.")]
    [InlineData("scope=protocol&of=gre", "of: A protocol is \"tcp\", \"udp\", \"icmp\" or \"other\".")]
    [InlineData(
        "direction=up&points=3",
        "points: Ask for 10 to 5,000 points.|direction: A direction is \"inbound\" or \"outbound\"."
    )]
    [InlineData("from=yesterday", "from: \"yesterday\" is neither an ISO 8601 time nor milliseconds since 1970.")]
    public void What_is_not_measured_is_refused_with_all_that_is_wrong(string query, string faults)
    {
        var given = QueryHelpers.ParseQuery(query);
        string? Given(string name) => given.TryGetValue(name, out var value) ? value.ToString() : null;
        var request = new SeriesRequest
        {
            Scope = Given("scope"),
            Of = Given("of"),
            Interface = Given("interface"),
            Direction = Given("direction"),
            From = Given("from"),
            To = Given("to"),
            Points = Given("points") is { } points ? int.Parse(points) : null,
        };

        Assert.False(request.TryRead(time.Now, out _, out var found));
        Assert.Equal(
            faults.Split('|').Order(StringComparer.Ordinal),
            found.SelectMany(static f => f.Value.Select(reason => $"{f.Key}: {reason}")).Order(StringComparer.Ordinal)
        );
    }

    private async Task<TimeRange> ReportAsync(
        RunningServer server,
        NodeId node,
        params (string Target, double Pps)[] targets
    ) => await ReportAsync(server, node, 10_000, targets);

    private async Task<TimeRange> ReportAsync(
        RunningServer server,
        NodeId node,
        double pps,
        params (string Target, double Pps)[] targets
    )
    {
        var report = NodeReports.At(time.Now, pps);
        foreach (var (target, rate) in targets)
            report.TopTargets.Add(
                new Protocol.TargetShare
                {
                    Target = target,
                    Pps = rate,
                    Bps = rate * 100,
                }
            );
        server.Get<ReportPipeline>().Accept(node, report, time.Now);
        await server.Get<SampleWriter>().WriteAsync(default);
        return new TimeRange(time.Now.AddSeconds(-60), time.Now.AddSeconds(1));
    }

    private static List<(string, double?)> Last(IReadOnlyList<MeasuredPart> parts) =>
        [.. parts.Select(static p => (p.Key, p.Series.Pps.Mean[^1]))];

    private static async Task<double?> LastAsync(IMeasurementStore store, SeriesScope scope, TimeRange range) =>
        (await store.ReadAsync(new SeriesQuery(scope, range), default)).Pps.Mean[^1];

    private static async Task<string[]> LinesAsync(HttpClient reader, string path)
    {
        using var answer = await reader.GetAsync(new Uri("/api/v1" + path, UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
