using System.Diagnostics.Metrics;

namespace Flowtriq.Server.Platform;

/// <summary>What the server process itself takes.</summary>
internal sealed class ProcessMetrics
{
    internal ProcessMetrics(ServerMeter meter)
    {
        meter.Value.CreateObservableCounter(
            "process_cpu_seconds_total",
            static () => Environment.CpuUsage.TotalTime.TotalSeconds,
            description: "CPU time of the server in seconds."
        );
        meter.Value.CreateObservableGauge(
            "process_resident_memory_bytes",
            static () => Environment.WorkingSet,
            description: "Resident memory of the server in bytes."
        );
        meter.Value.CreateObservableGauge(
            "flowtriq_server_threads",
            static () => (long)ThreadPool.ThreadCount,
            description: "Threads in the pool."
        );
        meter.Value.CreateObservableGauge(
            "flowtriq_server_info",
            static () => new Measurement<long>(1, new KeyValuePair<string, object?>("version", ProductVersion.Text)),
            description: "The version that runs."
        );
    }
}
