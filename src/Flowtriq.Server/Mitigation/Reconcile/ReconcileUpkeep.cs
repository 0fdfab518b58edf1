using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>
/// Keeps mitigations true: at start hands over what was wanted before any session opens, then decides every second while
/// anything is under way, and reconciles on every word and every ten seconds.
/// </summary>
internal sealed class ReconcileUpkeep(
    IncidentPipeline pipeline,
    Reconciler reconciler,
    ReconcileSignal signal,
    BackendEvents backends,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<ReconcileUpkeep> log
) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // Words of many nodes that come together are looked at together.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await pipeline.ReconsiderAsync(cancellationToken);
        reconciler.Act();
        backends.Listen();
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("mitigation-decide", TimeSpan.Zero, time, log, loops).RunAsync(
                DecideAsync,
                stoppingToken
            ),
            new SupervisedLoop("mitigation-act", TimeSpan.Zero, time, log, loops).RunAsync(ActAsync, stoppingToken),
            new SupervisedLoop("mitigation-witness", TimeSpan.Zero, time, log, loops).RunAsync(
                WitnessAsync,
                stoppingToken
            )
        );

    private async Task DecideAsync(CancellationToken cancel)
    {
        await backends.RulesChanged.WaitAsync(Second, cancel);
        await pipeline.ReconsiderAsync(cancel);
    }

    // Apart from the reading back, which may wait for a backend: a new rule never does.
    private async Task ActAsync(CancellationToken cancel)
    {
        await signal.WaitAsync(Longest, cancel);
        reconciler.Act();
        backends.Said.Raise();
    }

    private async Task WitnessAsync(CancellationToken cancel)
    {
        await backends.Said.WaitAsync(Longest, cancel);
        await reconciler.WitnessAsync(cancel);
        await Task.Delay(Breath, time, cancel);
    }
}
