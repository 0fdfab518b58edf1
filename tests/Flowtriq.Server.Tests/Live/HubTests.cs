using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Live;

public sealed class HubTests
{
    [Fact]
    public async Task A_tick_carries_every_node_in_the_order_of_the_overview()
    {
        await using var server = await RunningServer.StartAsync();
        var silent = server.AddNode("edge-2", "AMS");
        var node = server.AddNode("edge-1");
        using var hub = await ConnectAsync(server);
        await hub.InvokeAsync("Join", "overview");
        Assert.Null(await hub.CompletionAsync());
        var now = TimeProvider.System.GetUtcNow();
        server.Get<ReportPipeline>().Accept(node, NodeReports.At(now, 12_345), now);

        var tick = await hub.NextAsync("tick");
        while (tick.GetProperty("p")[1].ValueKind == System.Text.Json.JsonValueKind.Null)
            tick = await hub.NextAsync("tick");
        Assert.Equal(silent.Value, server.Get<NodeViews>().All()[0].Id);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, tick.GetProperty("p")[0].ValueKind);
        Assert.Equal(12_345, tick.GetProperty("p")[1].GetDouble());
        Assert.Equal(
            [(int)NodeState.Waiting, (int)NodeState.Normal],
            tick.GetProperty("s").EnumerateArray().Select(static s => s.GetInt32())
        );
        Assert.Equal(30_000, tick.GetProperty("n")[2].GetDouble());
        Assert.Equal(server.Get<NodeDirectory>().Current.Version, tick.GetProperty("v").GetInt32());

        var net = tick.GetProperty("net");
        Assert.Equal(12_345, net.GetProperty("pps").GetDouble());
        Assert.Equal((1, 2), (net.GetProperty("reporting").GetInt32(), net.GetProperty("nodes").GetInt32()));
        Assert.Equal(
            server.Get<NodeViews>().Pops().Select(static pop => pop.Pps),
            tick.GetProperty("pops")
                .GetProperty("p")
                .EnumerateArray()
                .Select(static p =>
                    (double?)(p.ValueKind == System.Text.Json.JsonValueKind.Null ? null : p.GetDouble())
                )
        );
    }

    [Fact]
    public async Task An_incident_reaches_every_browser_and_its_events_those_that_look_at_it()
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge-1");
        using var hub = await ConnectAsync(server);
        await hub.InvokeAsync("Join", "incident:1");
        Assert.Null(await hub.CompletionAsync());
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, Seen.By(node, TimeProvider.System.GetUtcNow()));

        var summary = (await hub.NextAsync("incident")).GetProperty("summary");
        Assert.Equal("INC-1", summary.GetProperty("id").GetString());
        Assert.Equal("192.0.2.7/32", summary.GetProperty("target").GetString());
        Assert.Equal("open", summary.GetProperty("state").GetString());
        Assert.Equal("udp", summary.GetProperty("vectors")[0].GetProperty("protocol").GetString());
        var e = await hub.NextAsync("incidentEvent");
        Assert.Equal("opened", e.GetProperty("event").GetProperty("kind").GetString());
        Assert.Equal("agent edge-1", e.GetProperty("event").GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Somebody_who_looks_at_a_node_gets_its_details()
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge-1");
        var now = TimeProvider.System.GetUtcNow();
        server.Get<ReportPipeline>().Accept(node, NodeReports.At(now), now);
        using var hub = await ConnectAsync(server);
        await hub.InvokeAsync("Join", "node:edge-1");
        var detail = (await hub.NextAsync("node")).GetProperty("detail");
        Assert.Equal(2, detail.GetProperty("interfaces").GetArrayLength());
        var bound = detail.GetProperty("interfaces")[0].GetProperty("inbound").GetProperty("packets")[0];
        Assert.Equal("hourOfWeek", bound.GetProperty("bound").GetString());
    }

    [Theory]
    [InlineData("node:nobody")]
    [InlineData("everything")]
    public async Task A_group_that_does_not_exist_cannot_be_joined(string group)
    {
        await using var server = await RunningServer.StartAsync();
        using var hub = await ConnectAsync(server);
        await hub.InvokeAsync("Join", group);
        Assert.NotNull(await hub.CompletionAsync());
    }

    private static async Task<HubSocket> ConnectAsync(RunningServer server)
    {
        var cookies = new CookieContainer();
        using var browser = await server.BrowserAsync(Role.ReadOnly, cookies);
        return await HubSocket.ConnectAsync(browser, cookies);
    }
}
