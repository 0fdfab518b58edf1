using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>Rolls finished minutes up every few seconds and forgets old samples every few minutes.</summary>
internal sealed class SampleKeeper(ISampleStore store, LoopMetrics loops, TimeProvider time, ILogger<SampleKeeper> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("roll-up", TimeSpan.FromSeconds(10), time, log, loops).RunAsync(
                RollUpAsync,
                stoppingToken
            ),
            new SupervisedLoop("retention", TimeSpan.FromMinutes(5), time, log, loops).RunAsync(
                cancel => store.ForgetAsync(time.GetUtcNow(), cancel),
                stoppingToken
            )
        );

    private async Task RollUpAsync(CancellationToken cancel)
    {
        while (await store.RollUpAsync(time.GetUtcNow(), cancel))
            cancel.ThrowIfCancellationRequested();
    }
}
