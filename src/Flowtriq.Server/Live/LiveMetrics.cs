using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Live;

internal sealed class LiveMetrics(ServerMeter meter)
{
    private readonly UpDownCounter<long> connections = meter.Value.CreateUpDownCounter<long>(
        "flowtriq_server_live_connections",
        description: "Browsers connected to the live hub."
    );

    private readonly Counter<long> sent = meter.Value.CreateCounter<long>(
        "flowtriq_server_live_messages_total",
        description: "Messages queued for browsers, by kind."
    );

    private readonly Counter<long> dropped = meter.Value.CreateCounter<long>(
        "flowtriq_server_live_messages_dropped_total",
        description: "Messages a slow browser did not get, by kind."
    );

    internal void Connected(int change) => connections.Add(change);

    internal void Sent(string method) => sent.Add(1, new KeyValuePair<string, object?>("kind", method));

    internal void Dropped(string method) => dropped.Add(1, new KeyValuePair<string, object?>("kind", method));
}
