using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Workspaces;

/// <summary>What a further workspace listens with: its agents' port by Kestrel, everything else through its door.</summary>
internal sealed class WorkspaceListener(IServer kestrel, Door door) : IServer
{
    public IFeatureCollection Features => kestrel.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        await kestrel.StartAsync(application, cancellationToken);
        door.Open(application);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await door.CloseAsync(cancellationToken);
        await kestrel.StopAsync(cancellationToken);
    }

    public void Dispose() => kestrel.Dispose();
}
