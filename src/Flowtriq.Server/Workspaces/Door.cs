using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Workspaces;

/// <summary>
/// Where requests enter a further workspace's server. They come from the front door in the same process, with the connection
/// they came by, so that websockets, client addresses and limits are those of any request.
/// </summary>
internal sealed class Door
{
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<IFeatureCollection, IVisit>? enter;

    // One for the door itself while it is open, one for each visit.
    private int inside = 1;

    internal void Open<TContext>(IHttpApplication<TContext> application)
        where TContext : notnull => enter = features => new Visit<TContext>(this, application, features);

    /// <summary>Null when the workspace is closed; then the request is as it was.</summary>
    /// <param name="features">The request.</param>
    /// <param name="below">What of its path is below the workspace; the rest becomes its path base.</param>
    internal IVisit? Enter(IFeatureCollection features, string below)
    {
        if (enter is not { } open)
            return null;
        Interlocked.Increment(ref inside);
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        (request.PathBase, request.Path) = (request.Path[..^below.Length], below);
        return open(features);
    }

    /// <summary>Lets nobody in any more and waits until everybody is out, or until it takes too long.</summary>
    internal async Task CloseAsync(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref enter, null) is null)
            return;
        Left();
        await empty.Task.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Left()
    {
        if (Interlocked.Decrement(ref inside) == 0)
            empty.TrySetResult();
    }

    private sealed class Visit<TContext>(Door door, IHttpApplication<TContext> application, IFeatureCollection features)
        : IVisit
        where TContext : notnull
    {
        private readonly TContext context = application.CreateContext(features);

        public Task AnswerAsync() => application.ProcessRequestAsync(context);

        public void End(Exception? fault)
        {
            application.DisposeContext(context, fault);
            door.Left();
        }
    }
}
