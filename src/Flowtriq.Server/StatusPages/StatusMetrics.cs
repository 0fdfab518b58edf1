using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.StatusPages;

/// <summary>Counters of status pages.</summary>
internal sealed class StatusMetrics(ServerMeter meter)
{
    private readonly Counter<long> updates = meter.Value.CreateCounter<long>(
        "flowtriq_server_status_updates_total",
        description: "Updates that status pages wrote by themselves."
    );

    private readonly Counter<long> posts = meter.Value.CreateCounter<long>(
        "flowtriq_server_status_posts_total",
        description: "Attempts to post updates to webhooks of subscribers, by outcome."
    );

    internal void Posted(string outcome) => posts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Told(int count)
    {
        if (count > 0)
            updates.Add(count);
    }
}
