using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports.Scheduling;

/// <summary>Makes the reports that are due again and again.</summary>
internal sealed class ScheduleLoop(ScheduleRun run, LoopMetrics loops, TimeProvider time, ILogger<ScheduleLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("reports", Period, time, log, loops).RunAsync(run.StepAsync, stoppingToken);
}
