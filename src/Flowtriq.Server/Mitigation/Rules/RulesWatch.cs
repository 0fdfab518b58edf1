using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Sees within a second what happened outside: the kill switch's file, and what the command line stored.</summary>
internal sealed class RulesWatch(
    RuleDesk desk,
    KillSwitch killSwitch,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<RulesWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    // Two loops: the file must work while the database does not.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("kill-switch-file", Period, time, log, loops).RunAsync(
                killSwitch.FollowFileAsync,
                stoppingToken
            ),
            new SupervisedLoop("rules", Period, time, log, loops).RunAsync(desk.CatchUpAsync, stoppingToken)
        );
}
