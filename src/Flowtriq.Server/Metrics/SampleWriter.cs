using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics;

/// <summary>Stores each second's samples, and what is left when the server stops. What a store does not take waits for the next time.</summary>
internal sealed class SampleWriter(
    SampleBatch batch,
    ISampleStore store,
    SampleMetrics metrics,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<SampleWriter> log
) : BackgroundService
{
    private readonly SemaphoreSlim turn = new(1, 1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("samples", TimeSpan.FromSeconds(1), time, log, loops).RunAsync(WriteAsync, stoppingToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (HttpRequestException)
        {
            metrics.Forgotten(batch.Take().Count);
        }
    }

    /// <summary>Writes what waits; when it returns, what was there before the call is stored.</summary>
    internal async Task WriteAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await WriteWaitingAsync(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    private async Task WriteWaitingAsync(CancellationToken cancel)
    {
        var samples = batch.Take();
        if (samples.Count == 0)
            return;
        var start = time.GetTimestamp();
        try
        {
            await store.WriteAsync(samples, cancel);
        }
        catch
        {
            metrics.Failed();
            batch.PutBack(samples);
            throw;
        }

        metrics.Written(samples.Count, time.GetElapsedTime(start));
    }
}
