using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Captures;

/// <summary>Keeps captures within their room: the oldest go first, and transfers that nobody continues go after a day.</summary>
internal sealed class CaptureKeeper(
    CaptureFiles files,
    CaptureStore store,
    CaptureLimits limits,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<CaptureKeeper> log
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("captures", TimeSpan.FromMinutes(1), time, log, loops).RunAsync(StepAsync, stoppingToken);

    internal async Task StepAsync(CancellationToken cancel)
    {
        foreach (var id in store.BeyondLimit(limits.TotalBytes))
        {
            files.Delete(id);
            await store.RemoveAsync(id, cancel);
            CaptureLog.Removed(log, id);
        }

        files.DiscardAbandoned(time.GetUtcNow().AddDays(-1));
    }
}
