using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Captures;

/// <summary>
/// Keeps captures within their room and their time: the oldest go first, and transfers that nobody continues go after a
/// day. What is under legal hold stays.
/// </summary>
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
        var now = time.GetUtcNow();
        foreach (var id in store.Expendable(limits.TotalBytes, now - limits.Retention))
        {
            // Somebody may have held it since it was found.
            if (!await store.RemoveAsync(id, cancel))
                continue;
            files.Delete(id);
            CaptureLog.Removed(log, id);
        }

        files.DiscardAbandoned(now.AddDays(-1));
    }
}
