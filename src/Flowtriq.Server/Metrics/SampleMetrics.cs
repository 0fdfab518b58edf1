using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

internal sealed class SampleMetrics(ServerMeter meter)
{
    private readonly Counter<long> written = meter.Value.CreateCounter<long>(
        "flowtriq_server_samples_written_total",
        description: "One-second samples stored."
    );

    private readonly Counter<long> lost = meter.Value.CreateCounter<long>(
        "flowtriq_server_reports_lost_total",
        description: "Reports whose samples were not stored because the store was too slow."
    );

    private readonly Counter<long> forgotten = meter.Value.CreateCounter<long>(
        "flowtriq_server_samples_lost_total",
        description: "Samples that waited for the store until there was no more room."
    );

    private readonly Counter<long> failed = meter.Value.CreateCounter<long>(
        "flowtriq_server_samples_write_failures_total",
        description: "Batches that the store did not take; they are tried again."
    );

    private readonly Histogram<double> write = meter.Value.CreateHistogram<double>(
        "flowtriq_server_samples_write_seconds",
        unit: "s",
        description: "Time to store one second's batch."
    );

    internal void Lost() => lost.Add(1);

    internal void Forgotten(int samples) => forgotten.Add(samples);

    internal void Failed() => failed.Add(1);

    internal void Written(int samples, TimeSpan took)
    {
        written.Add(samples);
        write.Record(took.TotalSeconds);
    }
}
