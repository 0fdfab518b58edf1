using Flowtriq.Server.Platform;
using Flowtriq.Server.StatusPages.Subscribing;

namespace Flowtriq.Server.StatusPages;

/// <summary>Brings every page up to date again and again, posts what is due, and forgets who never said yes.</summary>
internal sealed class StatusLoop(
    StatusRun run,
    SubscriberPosts posts,
    SubscriberDesk subscribers,
    LoopMetrics loops,
    TimeProvider time,
    ILogger<StatusLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            new SupervisedLoop("status-pages", Often, time, log, loops).RunAsync(run.StepAsync, stoppingToken),
            new SupervisedLoop("status-posts", Often, time, log, loops).RunAsync(posts.SendDueAsync, stoppingToken),
            new SupervisedLoop("status-subscribers", Seldom, time, log, loops).RunAsync(
                subscribers.ForgetAsync,
                stoppingToken
            )
        );
}
