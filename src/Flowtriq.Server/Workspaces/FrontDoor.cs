using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Workspaces;

/// <summary>
/// Kestrel of the server's own workspace. A request under /w/SLUG goes to the server of that workspace before anything of
/// this one has looked at it.
/// </summary>
internal sealed class FrontDoor(IServer kestrel, RunningWorkspaces workspaces) : IServer
{
    public IFeatureCollection Features => kestrel.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull =>
        kestrel.StartAsync(new Parting<TContext>(application, workspaces), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => kestrel.StopAsync(cancellationToken);

    public void Dispose() => kestrel.Dispose();

    /// <summary>One request: of this workspace or of another one.</summary>
    private readonly record struct Passage<TContext>(TContext? Own, IVisit? Visit);

    private sealed class Parting<TContext>(IHttpApplication<TContext> own, RunningWorkspaces workspaces)
        : IHttpApplication<Passage<TContext>>
        where TContext : notnull
    {
        public Passage<TContext> CreateContext(IFeatureCollection contextFeatures)
        {
            var path = contextFeatures.GetRequiredFeature<IHttpRequestFeature>().Path;
            if (
                WorkspacePath.Split(path) is var (slug, below)
                && workspaces.Find(slug)?.Door.Enter(contextFeatures, below) is { } visit
            )
                return new(default, visit);
            return new(own.CreateContext(contextFeatures), null);
        }

        public Task ProcessRequestAsync(Passage<TContext> context) =>
            context.Visit?.AnswerAsync() ?? own.ProcessRequestAsync(context.Own!);

        public void DisposeContext(Passage<TContext> context, Exception? exception)
        {
            if (context.Visit is { } visit)
                visit.End(exception);
            else
                own.DisposeContext(context.Own!, exception);
        }
    }
}
