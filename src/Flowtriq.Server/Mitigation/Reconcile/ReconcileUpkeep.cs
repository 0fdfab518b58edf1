using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>
/// Keeps mitigations true: at start hands over what was wanted before any session opens, then decides every second while
/// anything is under way, and reconciles on every word and every ten seconds. Each part has its own loop: what withdraws
/// routes waits neither for the database nor for a router that does not answer.
/// </summary>
internal sealed class ReconcileUpkeep(
    IncidentPipeline pipeline,
    Reconciler reconciler,
    NodeOrders nodes,
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

    private readonly ReconcileSignal nodesDue = new();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await pipeline.ReconsiderAsync(cancellationToken);
        reconciler.Act();
        backends.Listen();
        nodesDue.Raise();
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        nodesDue.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Loop("mitigation-decide").RunAsync(DecideAsync, stoppingToken),
            Loop("mitigation-routes").RunAsync(ActAsync, stoppingToken),
            Loop("mitigation-nodes").RunAsync(OrderAsync, stoppingToken),
            Loop("mitigation-witness").RunAsync(WitnessAsync, stoppingToken)
        );

    private SupervisedLoop Loop(string name) => new(name, TimeSpan.Zero, time, log, loops);

    private async Task DecideAsync(CancellationToken cancel)
    {
        await backends.RulesChanged.WaitAsync(Second, cancel);
        await pipeline.ReconsiderAsync(cancel);
    }

    // Apart from the reading back, which may wait for a backend: a new rule never does.
    private async Task ActAsync(CancellationToken cancel)
    {
        await signal.WaitAsync(Longest, cancel);
        nodesDue.Raise();
        reconciler.Act();
        backends.Said.Raise();
    }

    private async Task OrderAsync(CancellationToken cancel)
    {
        await nodesDue.WaitAsync(Longest, cancel);
        nodes.Act();
    }

    private async Task WitnessAsync(CancellationToken cancel)
    {
        await backends.Said.WaitAsync(Longest, cancel);
        await reconciler.WitnessAsync(cancel);
        await Task.Delay(Breath, time, cancel);
    }
}
