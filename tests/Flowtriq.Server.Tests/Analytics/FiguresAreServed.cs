using System.Net;
using System.Text.Json;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Analytics;

/// <summary>Every page of figures over HTTP, as JSON and as the file of the same numbers.</summary>
public sealed class FiguresAreServed(AnalyticsSite site) : IClassFixture<AnalyticsSite>
{
    [Fact]
    public async Task Traffic_has_its_parts_and_the_period_before()
    {
        var traffic = await GetAsync("traffic?of=pop:FRA");
        Assert.Equal("FRA", traffic.GetProperty("name").GetString());
        Assert.Equal(["delivered", "dropped"], traffic.GetProperty("keys").Texts());
        var mean = traffic.GetProperty("pps").GetProperty("mean").EnumerateArray().Select(Number).ToList();
        Assert.Contains(60_000, mean);
        var figures = traffic.GetProperty("figures");
        Assert.Equal(60_000, figures.GetProperty("highestPps").GetDouble());
        Assert.Equal(0, traffic.GetProperty("before").GetProperty("measured").GetDouble());
        Assert.All(
            traffic.GetProperty("pps").GetProperty("before").EnumerateArray(),
            static value => Assert.Equal(JsonValueKind.Null, value.ValueKind)
        );

        var hour = $"from={Ms(1)}&to={Ms(2)}";
        var second = await GetAsync($"traffic?of=node:edge-2&{hour}", ranged: false);
        Assert.Equal(10_000, second.GetProperty("before").GetProperty("meanPps").GetDouble());
        Assert.Contains(10_000, second.GetProperty("pps").GetProperty("before").EnumerateArray().Select(Number));

        var byPop = await GetAsync("traffic?by=pop");
        Assert.Equal(["AMS", "FRA"], byPop.GetProperty("keys").Texts().Order());
    }

    [Fact]
    public async Task A_file_holds_the_numbers_of_the_page()
    {
        var traffic = await GetAsync("traffic?of=node:edge-1&by=protocol");
        var rows = await FileAsync("traffic?of=node:edge-1&by=protocol");
        var times = traffic.GetProperty("t").EnumerateArray().ToList();
        Assert.Equal(times.Count + 1, rows.Count);
        var mean = traffic.GetProperty("pps").GetProperty("mean").EnumerateArray().Select(Number).ToList();
        var column = Array.IndexOf(rows[0], "pps");
        Assert.All(
            Enumerable.Range(0, mean.Count),
            i => Assert.Equal(mean[i], rows[i + 1][column].Length == 0 ? null : double.Parse(rows[i + 1][column]))
        );
        Assert.Contains("tcp pps", rows[0]);

        var attacks = await GetAsync("attacks");
        var vectors = await FileAsync("attacks?table=vectors");
        var first = attacks.GetProperty("vectors")[0];
        Assert.Equal(
            [first.GetProperty("key").GetString()!, first.GetProperty("count").GetInt32().ToString()],
            vectors[1][..2]
        );
        var each = await FileAsync("quality");
        Assert.Equal(["INC-1", "INC-2", "INC-3"], each.Skip(1).Select(static row => row[0]));
    }

    [Fact]
    public async Task Attacks_are_counted_without_what_was_judged_ordinary_traffic()
    {
        var attacks = await GetAsync("attacks");
        var figures = attacks.GetProperty("figures");
        Assert.Equal(2, figures.GetProperty("count").GetInt32());
        Assert.Equal(300.4, figures.GetProperty("duration").GetProperty("p50").GetDouble());
        Assert.Equal(600.4, figures.GetProperty("duration").GetProperty("highest").GetDouble());
        Assert.Equal("Acme", attacks.GetProperty("customers")[0].GetProperty("key").GetString());
        Assert.Equal("FRA", attacks.GetProperty("pops")[0].GetProperty("key").GetString());
        // A Sunday at three.
        Assert.Equal(2, attacks.GetProperty("hours")[(6 * 24) + 3].GetInt32());
        Assert.Equal(2, attacks.GetProperty("hours").EnumerateArray().Sum(static count => count.GetInt32()));
        var counts = attacks.GetProperty("counts").EnumerateArray().SelectMany(static c => c.EnumerateArray());
        Assert.Equal(2, counts.Sum(static count => count.GetInt32()));
        var nobody = await GetAsync("attacks?pop=AMS");
        Assert.Equal(0, nobody.GetProperty("figures").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Quality_says_how_soon_and_how_right()
    {
        var quality = await GetAsync("quality");
        Assert.Equal(3, quality.GetProperty("incidents").GetInt32());
        Assert.Equal(0.4, quality.GetProperty("detect").GetProperty("p99").GetDouble());
        var alert = quality.GetProperty("alert");
        Assert.Equal((2, 2.4, 4.4), (Count(alert), P(alert, "p50"), P(alert, "p95")));
        var mitigate = quality.GetProperty("mitigate");
        Assert.Equal((1, 8.4), (Count(mitigate), P(mitigate, "p50")));
        var precision = quality.GetProperty("precision");
        Assert.Equal(0.5, precision.GetProperty("share").GetDouble());
        Assert.Equal(1, precision.GetProperty("undecided").GetInt32());

        static int Count(JsonElement spread) => spread.GetProperty("count").GetInt32();
        static double P(JsonElement spread, string name) => spread.GetProperty(name).GetDouble();
    }

    [Fact]
    public async Task A_back_test_counts_alarms_and_holds_them_against_the_incidents()
    {
        var usual = await GetAsync("back-test?node=edge-1&interface=eth0&days=1&multiplier=3.5", ranged: false);
        // Of 42 kpps only the first attack is above; 35 kpps are not.
        Assert.Equal(1, usual.GetProperty("alarms").GetInt32());
        Assert.Equal(1, usual.GetProperty("onAttacks").GetInt32());
        Assert.Equal("INC-2", usual.GetProperty("missed")[0].GetProperty("id").GetString());
        // The recorded threshold was 30 kpps.
        Assert.Equal(2, usual.GetProperty("asRecorded").GetInt32());

        var touchy = await GetAsync("back-test?node=edge-1&interface=eth0&days=1&multiplier=1.5", ranged: false);
        Assert.Equal(2, touchy.GetProperty("alarms").GetInt32());
        Assert.Equal(1, touchy.GetProperty("onFalse").GetInt32());
        Assert.Equal(
            2,
            touchy.GetProperty("days").EnumerateArray().Sum(static d => d.GetProperty("alarms").GetInt32())
        );

        var deaf = await GetAsync("back-test?node=edge-1&days=1&thresholdPps=1000000&thresholdBps=1e12", ranged: false);
        Assert.Equal(0, deaf.GetProperty("alarms").GetInt32());
        Assert.Equal(2, deaf.GetProperty("missed").GetArrayLength());
    }

    [Fact]
    public async Task Talkers_name_targets_sources_and_protocols()
    {
        var talkers = await GetAsync("talkers");
        var target = talkers.GetProperty("targets")[0];
        Assert.Equal("192.0.2.7/32", target.GetProperty("target").GetString());
        Assert.Equal(
            (2, "Acme"),
            (target.GetProperty("attacks").GetInt32(), target.GetProperty("customer").GetString())
        );
        Assert.Equal("10.0.0.1", talkers.GetProperty("sources")[0].GetProperty("address").GetString());
        Assert.Equal("tcp", talkers.GetProperty("protocols")[0].GetProperty("protocol").GetString());
        Assert.Equal(0.6, talkers.GetProperty("protocols")[0].GetProperty("share").GetDouble(), 2);
    }

    [Fact]
    public async Task A_month_is_billed_by_node_and_customer()
    {
        var month = await GetAsync("billing?month=2026-11", ranged: false);
        Assert.True(month.GetProperty("lasts").GetBoolean());
        var node = month
            .GetProperty("nodes")
            .EnumerateArray()
            .First(static n => n.GetProperty("id").GetString() == "edge-2");
        // 10 kpps of 8,000 bits in, half of it out.
        Assert.Equal(80e6, node.GetProperty("inboundBps").GetDouble());
        Assert.Equal(40e6, node.GetProperty("outboundBps").GetDouble());
        Assert.Equal(80e6, node.GetProperty("billedBps").GetDouble());
        Assert.Equal("Acme", month.GetProperty("customers")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Links_are_listed_before_there_is_a_trend()
    {
        var growth = await GetAsync("growth", ranged: false);
        var link = growth.GetProperty("links")[0];
        Assert.Equal("tooShort", link.GetProperty("outlook").GetString());
        Assert.Equal(10e9, link.GetProperty("capacityBps").GetDouble());
        Assert.Equal(14, growth.GetProperty("leastDays").GetInt32());
    }

    [Theory]
    [InlineData("traffic?from=yesterday", "from: ")]
    [InlineData("traffic?from=2026-11-22&to=2026-11-21", "to: ")]
    [InlineData("traffic?from=2020-01-01&to=2026-01-01", "from: ")]
    [InlineData("traffic?of=node:nobody", "of: ")]
    [InlineData("traffic?of=customer:Acme&by=protocol", "by: ")]
    [InlineData("traffic?of=node:edge-1&by=pop", "by: ")]
    [InlineData("traffic?by=colour", "by: ")]
    [InlineData("attacks?from=2026-11-22&to=2026-11-22", "to: ")]
    [InlineData("attacks?format=csv&table=colours", "table: ")]
    [InlineData("quality?to=never", "to: ")]
    [InlineData("talkers?of=customer:Acme", "of: ")]
    [InlineData("growth?from=x", "from: ")]
    [InlineData("billing?month=2027-01", "month: ")]
    [InlineData("billing?month=November", "month: ")]
    [InlineData("back-test?node=nobody", "node: ")]
    [InlineData("back-test?node=edge-1&days=31", "days: ")]
    [InlineData("back-test?node=edge-1&multiplier=1", "multiplier: ")]
    [InlineData("back-test?node=edge-1&floorPps=0", "floorPps: ")]
    [InlineData("back-test?node=edge-1&direction=sideways", "direction: ")]
    public async Task What_makes_no_sense_is_refused_with_the_reason(string address, string reason)
    {
        var faults = await site.Browser.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Get,
            $"/analytics/{address}"
        );
        Assert.StartsWith(reason, Assert.Single(faults), StringComparison.Ordinal);
    }

    private Task<JsonElement> GetAsync(string address, bool ranged = true) =>
        site.Browser.OkAsync(HttpMethod.Get, $"/analytics/{Ranged(address, ranged)}");

    private async Task<List<string[]>> FileAsync(string address)
    {
        using var answer = await site.Browser.GetAsync($"/api/v1/analytics/{Ranged(address, true)}&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        return [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(static row => row.Split(','))];
    }

    private string Ranged(string address, bool ranged) =>
        ranged ? address + (address.Contains('?') ? "&" : "?") + site.Range : address;

    private long Ms(int hours) => site.Start.AddHours(hours).ToUnixTimeMilliseconds();

    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
}
