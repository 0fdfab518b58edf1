using System.Diagnostics.Metrics;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Counters of what leaves through channels.</summary>
internal sealed class ChannelMetrics(ServerMeter meter)
{
    private readonly Counter<long> deliveries = meter.Value.CreateCounter<long>(
        "flowtriq_server_alert_deliveries_total",
        description: "Messages to channels, by kind and outcome."
    );

    private readonly Counter<long> held = meter.Value.CreateCounter<long>(
        "flowtriq_server_alerts_held_total",
        description: "Messages held back by a channel's limit, by kind."
    );

    private readonly Histogram<double> duration = meter.Value.CreateHistogram<double>(
        "flowtriq_server_alert_delivery_seconds",
        unit: "s",
        description: "How long a channel took to accept a message."
    );

    internal void Sent(ChannelKind kind, ChannelOutcome outcome, TimeSpan took)
    {
        deliveries.Add(1, new("kind", Word(kind)), new("outcome", Word(outcome)));
        if (outcome == ChannelOutcome.Delivered)
            duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", Word(kind)));
    }

    internal void Held(ChannelKind kind) => held.Add(1, new KeyValuePair<string, object?>("kind", Word(kind)));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
