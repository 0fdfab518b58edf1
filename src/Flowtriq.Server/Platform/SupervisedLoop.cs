namespace Flowtriq.Server.Platform;

/// <summary>
/// Runs a step again and again until the server stops; a failing step is logged, counted and tried again later.
/// The only place that catches everything.
/// </summary>
public sealed class SupervisedLoop(string name, TimeSpan period, TimeProvider time, ILogger log, LoopMetrics metrics)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancel)
    {
        var pause = period;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, time, cancel);
                await step(cancel);
                pause = period;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                PlatformLog.LoopFailed(log, e, name);
                metrics.Failed(name);
                pause = TimeSpan.FromTicks(
                    Math.Min(Math.Max(pause.Ticks, TimeSpan.TicksPerSecond) * 2, LongestPause.Ticks)
                );
            }
        }
    }
}
