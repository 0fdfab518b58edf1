using Flowtriq.Server.Nodes.Renewal;

namespace Flowtriq.Server.Nodes;

/// <summary>Fills the directory, and knows which authorities to trust, before any connection is accepted.</summary>
internal sealed class NodesStart(NodeRegistry registry, AuthorityRenewals renewals) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        registry.Load();
        return renewals.LoadAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
