using System.Diagnostics.Metrics;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Counts what is to be told and what came of it, and measures how long telling takes.</summary>
internal sealed class AlertingMetrics
{
    private readonly Counter<long> queued;
    private readonly Counter<long> settled;
    private readonly Counter<long> faults;
    private readonly Histogram<double> latency;

    public AlertingMetrics(ServerMeter meter, OutboxStore outbox)
    {
        queued = meter.Value.CreateCounter<long>(
            "flowtriq_server_alerts_queued_total",
            description: "Things to tell, by kind."
        );
        settled = meter.Value.CreateCounter<long>(
            "flowtriq_server_alerts_settled_total",
            description: "Things told or given up, by outcome."
        );
        faults = meter.Value.CreateCounter<long>(
            "flowtriq_server_alerting_faults_total",
            description: "Looks that failed and were kept away from incidents."
        );
        latency = meter.Value.CreateHistogram<double>(
            "flowtriq_server_alert_delivery_seconds",
            "s",
            "From the decision to the recipient's answer."
        );
        meter.Value.CreateObservableGauge(
            "flowtriq_server_alerts_waiting",
            () => outbox.Backlog().Waiting,
            description: "Things to tell that are not settled."
        );
    }

    internal void Queued(NotificationKind kind) =>
        queued.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    internal void Settled(AlertDeliveryState state, TimeSpan took)
    {
        settled.Add(1, new KeyValuePair<string, object?>("outcome", state.ToString()));
        if (state == AlertDeliveryState.Delivered)
            latency.Record(took.TotalSeconds);
    }

    internal void Faulted() => faults.Add(1);
}
