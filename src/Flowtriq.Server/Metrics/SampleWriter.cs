using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>Stores each second's samples, and what is left when the server stops.</summary>
internal sealed class SampleWriter(
    SampleBatch batch,
    SampleStore store,
    SampleMetrics metrics,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<SampleWriter> log
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("samples", TimeSpan.FromSeconds(1), time, log, loops).RunAsync(WriteAsync, stoppingToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    internal async Task WriteAsync(CancellationToken cancel)
    {
        var samples = batch.Take();
        if (samples.Count == 0)
            return;
        var start = time.GetTimestamp();
        await store.WriteAsync(samples, cancel);
        metrics.Written(samples.Count, time.GetElapsedTime(start));
    }
}
