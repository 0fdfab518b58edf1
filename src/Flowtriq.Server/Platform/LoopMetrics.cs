using System.Diagnostics.Metrics;

namespace Flowtriq.Server.Platform;

/// <summary>Counts the failures of background loops.</summary>
public sealed class LoopMetrics(ServerMeter meter)
{
    private readonly Counter<long> failures = meter.Value.CreateCounter<long>(
        "flowtriq_server_loop_failures_total",
        description: "Background steps that failed and were tried again."
    );

    public void Failed(string loop) => failures.Add(1, new KeyValuePair<string, object?>("loop", loop));
}
