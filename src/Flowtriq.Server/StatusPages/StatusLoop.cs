using Flowtriq.Server.Platform;

namespace Flowtriq.Server.StatusPages;

/// <summary>Brings every page up to date again and again.</summary>
internal sealed class StatusLoop(StatusRun run, LoopMetrics loops, TimeProvider time, ILogger<StatusLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("status-pages", Period, time, log, loops).RunAsync(run.StepAsync, stoppingToken);
}
