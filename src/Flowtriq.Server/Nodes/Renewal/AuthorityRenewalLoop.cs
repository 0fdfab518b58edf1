using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>Moves the renewal every other second, and says in the log what an operator has to see to, once each time it changes.</summary>
internal sealed class AuthorityRenewalLoop(
    AuthorityRenewals renewals,
    AuthorityWatch watch,
    TimeProvider time,
    LoopMetrics loops,
    ILogger<AuthorityRenewalLoop> log
) : BackgroundService
{
    private string told = "";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("authority renewal", TimeSpan.FromSeconds(2), time, log, loops).RunAsync(
            StepAsync,
            stoppingToken
        );

    private Task StepAsync(CancellationToken cancel)
    {
        var warning = watch.Warning ?? "";
        if (warning != told && warning.Length > 0)
            RenewalLog.Warned(log, warning);
        told = warning;
        return renewals.StepAsync(cancel);
    }
}
