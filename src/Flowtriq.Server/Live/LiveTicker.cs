using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Live;

/// <summary>Sends every second what all nodes last reported, and the details of the nodes somebody looks at.</summary>
internal sealed class LiveTicker(
    NodeDirectory directory,
    OverviewReader overview,
    NodeViews views,
    LiveConnections connections,
    LiveFeed feed
) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        directory.Joined += node => feed.Publisher.NodeJoined(node.TokenId, views.View(node));
        feed.Nodes.FirstReport += FirstReport;
        var loop = new SupervisedLoop("live-tick", Second, feed.Time, feed.Log, feed.LoopMetrics);
        return loop.RunAsync(TickAsync, stoppingToken);
    }

    private Task TickAsync(CancellationToken cancel)
    {
        if (connections.Groups(LiveHub.Overview).Count > 0)
            feed.Publisher.Tick(overview.Tick());

        var now = feed.Time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var group in connections.Groups(LiveHub.NodePrefix))
        {
            var id = group[LiveHub.NodePrefix.Length..];
            if (views.Detail(new NodeId(id)) is { } detail)
                feed.Publisher.Tick(new NodeTick(id, now, detail));
        }

        return Task.CompletedTask;
    }

    private void FirstReport(NodeId id)
    {
        if (directory.Current.Find(id) is { } node)
            feed.Publisher.NodeJoined(node.TokenId, views.View(node));
    }
}
