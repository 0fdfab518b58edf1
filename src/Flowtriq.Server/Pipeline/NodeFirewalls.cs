using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Level 1 over all nodes: what each can do and does, and what it is told to do. Where the mitigation slice, which
/// decides, meets the ingest, which has the lines.
/// </summary>
public sealed class NodeFirewalls
{
    private readonly ConcurrentDictionary<NodeId, NodeFirewall> states = new();

    /// <summary>Raised after a node said something new about its firewall.</summary>
    public event Action<NodeId>? Changed;

    /// <summary>The last word of every node that said one.</summary>
    public IReadOnlyDictionary<NodeId, NodeFirewall> All => states;

    /// <summary>The last word of a node; null before its first report.</summary>
    public NodeFirewall? Of(NodeId node) => states.GetValueOrDefault(node);

    /// <summary>Takes a node's word.</summary>
    internal void Take(NodeId node, NodeFirewall state)
    {
        states[node] = state;
        Changed?.Invoke(node);
    }

    /// <summary>The whole set of filters wanted on a node; it replaces the last one. A node that is away gets it when it comes back.</summary>
    public void Order(NodeId node, ImmutableArray<EdgeFilterOrder> filters) { }
}
