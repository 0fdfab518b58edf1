using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Portal.Contacts;

/// <summary>Tells customers what is due again and again.</summary>
internal sealed class ContactLoop(ContactRun run, LoopMetrics loops, TimeProvider time, ILogger<ContactLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("customer-mail", Period, time, log, loops).RunAsync(run.StepAsync, stoppingToken);
}
