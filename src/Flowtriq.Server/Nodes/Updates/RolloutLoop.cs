using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>Moves the rollout every other second.</summary>
internal sealed class RolloutLoop(Rollouts rollouts, TimeProvider time, LoopMetrics loops, ILogger<RolloutLoop> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("rollout", TimeSpan.FromSeconds(2), time, log, loops).RunAsync(
            rollouts.StepAsync,
            stoppingToken
        );
}
