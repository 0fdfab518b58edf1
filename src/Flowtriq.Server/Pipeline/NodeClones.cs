using System.Collections.Concurrent;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>Which nodes' certificates are used by two machines at once. Forgotten when the node enrols again, or an hour after the last sign.</summary>
public sealed class NodeClones(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<NodeId, Seen> nodes = new();

    /// <summary>What was last seen of a node; null when all is well.</summary>
    public CloneSighting? Of(NodeId node) =>
        nodes.GetValueOrDefault(node)?.Sighting is { } sighting && time.GetUtcNow() - sighting.Last < Kept
            ? sighting
            : null;

    /// <summary>Takes a greeting; returns the sighting when it is one.</summary>
    internal CloneSighting? Greeted(NodeId node, AgentPlace place, bool lineStood)
    {
        var seen = nodes.GetOrAdd(node, static _ => new Seen());
        lock (seen)
        {
            if (seen.Watch.Greeted(place, lineStood) is not { } other)
                return null;
            var now = time.GetUtcNow();
            var before = Of(node);
            seen.Sighting = new CloneSighting(before?.First ?? now, now, (before?.Times ?? 0) + 1, other, place);
            return seen.Sighting;
        }
    }

    /// <summary>Takes what was seen before the server started.</summary>
    internal void Remember(NodeId node, CloneSighting sighting) =>
        nodes.GetOrAdd(node, static _ => new Seen()).Sighting = sighting;

    internal void Forget(NodeId node) => nodes.TryRemove(node, out _);

    private sealed class Seen
    {
        // Guarded by this object: a node's greetings may come at once, which is what it is about.
        internal CloneWatch Watch { get; } = new();

        internal CloneSighting? Sighting { get; set; }
    }
}
