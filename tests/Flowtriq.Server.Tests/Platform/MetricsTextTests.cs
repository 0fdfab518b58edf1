using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Platform;

public sealed class MetricsTextTests
{
    [Fact]
    public async Task Counters_count_and_histograms_have_buckets()
    {
        await using var server = await RunningServer.StartAsync();
        var seen = Seen.By(server.AddNode("edge-1"), TimeProvider.System.GetUtcNow());
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, seen);
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, seen);
        using var browser = server.Browser();
        var lines = (await browser.GetStringAsync("/metrics")).Split('\n');
        Assert.Contains("# TYPE flowtriq_server_duplicate_events_total counter", lines);
        Assert.Contains("flowtriq_server_duplicate_events_total 1", lines);
        Assert.Contains("flowtriq_server_incident_events_total{kind=\"opened\"} 1", lines);
        Assert.Contains("flowtriq_server_detection_seconds_bucket{le=\"0.25\"} 0", lines);
        Assert.Contains("flowtriq_server_detection_seconds_bucket{le=\"0.5\"} 1", lines);
        Assert.Contains("flowtriq_server_detection_seconds_count 1", lines);
    }

    [Fact]
    public async Task Nodes_are_named_to_members_only()
    {
        await using var server = await RunningServer.StartAsync();
        server.AddNode("edge-1");
        using var stranger = server.Browser();
        Assert.DoesNotContain("edge-1", await stranger.GetStringAsync("/metrics"), StringComparison.Ordinal);
        using var member = await server.BrowserAsync(Role.ReadOnly);
        Assert.Contains(
            "flowtriq_node_up{node=\"edge-1\",pop=\"FRA\"} 0",
            await member.GetStringAsync("/metrics"),
            StringComparison.Ordinal
        );
    }
}
