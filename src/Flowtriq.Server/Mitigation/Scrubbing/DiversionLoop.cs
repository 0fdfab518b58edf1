using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Reads back what is stored before anything asks for it, then moves diversions and probes return paths.</summary>
internal sealed class DiversionLoop(
    ScrubbingProviders providers,
    Diversions diversions,
    DiversionRun run,
    ReturnProbes probes,
    ScrubbingMetrics metrics,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<DiversionLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(5);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        providers.Load();
        run.Load();
        metrics.Watch(() => diversions.Board.Live.Length);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("diversions", Second, time, log, loops).RunAsync(run.StepAsync, stoppingToken),
            new SupervisedLoop("return-probes", BetweenProbes, time, log, loops).RunAsync(ProbeAsync, stoppingToken)
        );

    private Task ProbeAsync(CancellationToken cancel) =>
        probes.AskAsync(
            [
                .. from record in diversions.Board.Live
                where record.State == DiversionState.Advertised
                let setup = providers.Find(record.ProviderId)
                where setup is not null
                from target in ReturnMeter.Targets(setup, record)
                select target,
            ],
            cancel
        );
}
