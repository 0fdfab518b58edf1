using Flowtriq.Server.Analytics.Growth;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Analytics;

/// <summary>What the busy hours of links say of their future.</summary>
public sealed class LinksGrow
{
    private static readonly DateTimeOffset Today = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeRange Range = new(Today.AddDays(-30), Today);
    private static readonly RegisteredNode Node = new()
    {
        Id = new("edge-1"),
        Name = "edge-1",
        Pop = "FRA",
        EnrolledAt = Range.From,
    };

    [Fact]
    public void A_link_is_full_on_the_day_its_trend_reaches_four_fifths()
    {
        // 6 Gbps and 40 Mbps a day more: 8 of 10 Gbps on day 50, which is in 20 days.
        var link = Outlook(static day => 6e9 + (4e7 * day));
        Assert.Equal(GrowthOutlook.Fills, link.Outlook);
        Assert.InRange(link.Reaches!.Value.DayNumber - DateOnly.FromDateTime(Today.UtcDateTime).DayNumber, 20, 21);
        Assert.Equal(4e7 * 7, link.PerWeekBps!.Value, 1.0);
        Assert.Equal(0.72, link.Share!.Value, 2);
        Assert.Equal(link.Days.T.Length, link.Days.Trend.Length);
        Assert.True(link.Days.T.Length > 30);
        Assert.Null(link.Days.Bps[^1]);
    }

    [Theory]
    [InlineData(9e9, 0, GrowthOutlook.Full)]
    [InlineData(5e9, 0, GrowthOutlook.Steady)]
    [InlineData(5e9, -1e7, GrowthOutlook.Shrinking)]
    [InlineData(1e9, 1e5, GrowthOutlook.Growing)]
    public void What_else_can_be_said_is_said(double start, double perDay, GrowthOutlook outlook)
    {
        var link = Outlook(day => start + (perDay * day) + (day % 2 * 1e4));
        Assert.Equal(outlook, link.Outlook);
        Assert.Null(link.Reaches);
    }

    [Fact]
    public void Without_its_capacity_a_link_grows_to_no_date() =>
        Assert.Equal(GrowthOutlook.Growing, Outlook(static day => 6e9 + (4e7 * day), capacity: 0).Outlook);

    [Fact]
    public void The_busy_hour_is_the_highest_of_a_day_that_is_half_known_and_not_attacked()
    {
        var start = Range.From.ToUnixTimeSeconds();
        var hours = Enumerable.Range(0, 24).ToDictionary(hour => start + (hour * 3_600L), static hour => (double)hour);
        foreach (var hour in Enumerable.Range(24, 11))
            hours[start + (hour * 3_600L)] = 99;
        var days = BusyHours.Of(hours, new HashSet<long> { start + (23 * 3_600) }, Range);
        Assert.Equal([22.0, null, null], days.Take(3));
        Assert.Equal(30, days.Length);
    }

    [Fact]
    public async Task A_link_is_listed_over_a_restart_before_its_node_reports_again()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        var node = server.AddNode("edge-1");
        server.Get<ReportPipeline>().Accept(node, NodeReports.At(time.Now), time.Now);
        await server.Get<NodeMemory>().KeepLinksAsync(server.Get<LiveNodes>(), default);
        await server.StopAsync();
        await server.StartAgainAsync();
        server.AddNode("edge-1");

        var growth = await server
            .Get<GrowthReader>()
            .ReadAsync(new TimeRange(time.Now.AddDays(-30), time.Now), default);

        var link = Assert.Single(growth.Links);
        Assert.Equal(("eth0", "transit", 10e9), (link.Interface, link.Role, link.CapacityBps));
    }

    private static LinkGrowth Outlook(Func<int, double> bps, double capacity = 10e9) =>
        LinkOutlook.Of(
            Node,
            new NodeLink("eth0", "transit", capacity),
            [.. Enumerable.Range(0, 30).Select(day => (double?)bps(day))],
            Range,
            Today
        );
}
