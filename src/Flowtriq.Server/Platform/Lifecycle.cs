namespace Flowtriq.Server.Platform;

/// <summary>Says when the server is up and when it is down. Made first, so it stops last.</summary>
internal sealed class Lifecycle(
    ServerOptions options,
    PrometheusText metrics,
    ProcessMetrics process,
    ILogger<Lifecycle> log
) : IHostedService
{
    // Held, so that what they observe is observed from the start.
    private readonly object[] held = [metrics, process];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        PlatformLog.Started(log, ProductVersion.Text, Path.GetFullPath(options.DataDirectory));
        GC.KeepAlive(held);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        PlatformLog.Stopped(log);
        return Task.CompletedTask;
    }
}
