namespace Flowtriq.Server.Workspaces;

/// <summary>A further workspace ends with the server or when it is taken down; signals are the server's business.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
