using Flowtriq.Agent.Firewall;

namespace Flowtriq.Agent.Tests.Firewall;

public sealed class FilterReadingsTests
{
    private const string Listing = """
        {"nftables": [{"metainfo": {"version": "1.0.6", "json_schema_version": 1}},
        {"table": {"family": "netdev", "name": "flowtriq_0", "handle": 2}},
        {"counter": {"family": "netdev", "name": "seen0", "table": "flowtriq_0", "handle": 7, "packets": 35334, "bytes": 36112752}},
        {"counter": {"family": "netdev", "name": "passed0", "table": "flowtriq_0", "handle": 8, "packets": 234, "bytes": 29952}},
        {"set": {"family": "netdev", "name": "allow4", "table": "flowtriq_0", "type": "ipv4_addr", "handle": 9, "flags": ["interval"], "elem": ["192.0.2.1", {"prefix": {"addr": "198.51.100.0", "len": 24}}]}},
        {"set": {"family": "netdev", "name": "sport4", "table": "flowtriq_0", "type": ["ipv4_addr", "inet_proto", "inet_service"], "handle": 12, "flags": ["timeout"], "elem": [
          {"elem": {"val": {"concat": ["203.0.113.9", "udp", 53]}, "timeout": 600, "expires": 599, "comment": "2 node source-port =53 | =123", "counter": {"packets": 5, "bytes": 500}}},
          {"elem": {"val": {"concat": ["203.0.113.9", "udp", 123]}, "timeout": 600, "expires": 598, "comment": "2 node source-port =53 | =123", "counter": {"packets": 7, "bytes": 700}}}], "stmt": [{"counter": null}]}},
        {"map": {"family": "netdev", "name": "hosts4", "table": "flowtriq_0", "type": "ipv4_addr", "handle": 16, "map": "verdict", "flags": ["timeout"], "elem": [[{"elem": {"val": "203.0.113.9", "timeout": 60, "expires": 59}}, {"jump": {"target": "target4_0"}}]]}},
        {"chain": {"family": "netdev", "table": "flowtriq_0", "name": "target4_0", "handle": 1}},
        {"rule": {"family": "netdev", "table": "flowtriq_0", "chain": "target4_0", "handle": 21, "comment": "6 order x", "expr": [{"counter": {"packets": 3, "bytes": 99}}, {"drop": null}]}},
        {"rule": {"family": "netdev", "table": "flowtriq_0", "chain": "target4_1", "handle": 22, "comment": "7 order y", "expr": [{"counter": {"packets": 0, "bytes": 0}}, {"drop": null}]}},
        {"rule": {"family": "netdev", "table": "flowtriq_0", "chain": "in0", "handle": 23, "expr": [{"counter": "seen0"}]}}]}
        """;

    [Fact]
    public void Elements_and_rules_of_one_filter_are_added_up_and_expire_with_their_map()
    {
        var readings = FilterReadings.Parse(Listing)!;

        Assert.Equal(
            [
                new ReadFilter(2, "node source-port =53 | =123", 12, 1_200, 599),
                new ReadFilter(6, "order x", 3, 99, 59),
                new ReadFilter(7, "order y", 0, 0, null),
            ],
            readings.Filters
        );
        Assert.Equal((35_100UL, 36_082_800UL), readings.Dropped(0));
        Assert.Equal((0UL, 0UL), readings.Dropped(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("Error: No such file or directory")]
    [InlineData("""{"nftables": {}}""")]
    public void Anything_else_is_no_listing(string text) => Assert.Null(FilterReadings.Parse(text));
}
