using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Live;

/// <summary>Closes the connections of who was signed out, within seconds; the browser then asks again and is refused.</summary>
internal sealed class LiveSweep(
    LiveConnections connections,
    StillSignedIn signedIn,
    TimeProvider time,
    LoopMetrics metrics,
    ILogger<LiveSweep> log
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    internal void Run() => connections.CloseUnless(signedIn.Holds);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("live-sweep", Period, time, log, metrics).RunAsync(
            _ =>
            {
                Run();
                return Task.CompletedTask;
            },
            stoppingToken
        );
}
