using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Looks at what time brings, every second while anything is under way, and sends on every word; at start what was due.</summary>
internal sealed class AlertUpkeep(
    AlertDesk desk,
    AlertDispatcher dispatcher,
    IncidentPipeline pipeline,
    AlertSignal signal,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<AlertUpkeep> log
) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Send();
        await Task.WhenAll(
            Loop("alerting-look").RunAsync(LookAsync, stoppingToken),
            Loop("alerting-send").RunAsync(SendAsync, stoppingToken)
        );
        await dispatcher.FinishAsync();
    }

    private SupervisedLoop Loop(string name) => new(name, TimeSpan.Zero, time, log, loops);

    private async Task LookAsync(CancellationToken cancel)
    {
        await signal.LookAsync(Second, cancel);
        if (desk.IsDue(time.GetUtcNow()))
            await pipeline.ChangeAsync(static (_, _) => [], cancel);
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        await signal.SendAsync(Second, cancel);
        dispatcher.Start(cancel);
    }
}
