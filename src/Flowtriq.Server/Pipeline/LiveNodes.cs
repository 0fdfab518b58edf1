using System.Collections.Concurrent;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>What every node last reported.</summary>
public sealed class LiveNodes
{
    private readonly ConcurrentDictionary<NodeId, LiveNode> nodes = new();

    public LiveNode? Find(NodeId id) => nodes.GetValueOrDefault(id);

    internal LiveNode Accept(NodeId id, Report report, DateTimeOffset receivedAt)
    {
        var node = nodes.GetOrAdd(id, static _ => new LiveNode());
        node.Accept(report, receivedAt);
        return node;
    }
}
