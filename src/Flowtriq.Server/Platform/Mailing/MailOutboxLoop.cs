namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Empties the outbox again and again.</summary>
internal sealed class MailOutboxLoop(
    MailOutbox outbox,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<MailOutboxLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new SupervisedLoop("mail-outbox", Period, time, log, loops).RunAsync(outbox.SendDueAsync, stoppingToken);
}
