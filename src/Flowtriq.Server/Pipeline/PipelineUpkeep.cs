using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

/// <summary>Reads back open incidents before anything connects, then looks after silent nodes, old identities and what is remembered of links.</summary>
internal sealed class PipelineUpkeep(
    IncidentPipeline pipeline,
    SilentNodes silent,
    NodeMemory memory,
    LiveNodes live,
    NodeClones clones,
    Database database,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<PipelineUpkeep> log
) : BackgroundService
{
    private const int ForgottenAtOnce = 5_000;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        pipeline.Load();
        memory.Load(live, clones);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("silent-nodes", TimeSpan.FromSeconds(10), time, log, loops).RunAsync(
                cancel => silent.StepAsync(time.GetUtcNow(), cancel),
                stoppingToken
            ),
            new SupervisedLoop("node-links", TimeSpan.FromMinutes(1), time, log, loops).RunAsync(
                cancel => memory.KeepLinksAsync(live, cancel),
                stoppingToken
            ),
            new SupervisedLoop("event-identities", TimeSpan.FromMinutes(10), time, log, loops).RunAsync(
                ForgetAsync,
                stoppingToken
            )
        );

    private async Task ForgetAsync(CancellationToken cancel)
    {
        await database.WriteAsync(tx => AgentEvents.ForgetNotices(tx, time.GetUtcNow()), cancel);
        while (
            await database.WriteAsync(tx => AgentEvents.Forget(tx, time.GetUtcNow(), ForgottenAtOnce), cancel)
            == ForgottenAtOnce
        )
            cancel.ThrowIfCancellationRequested();
    }
}
