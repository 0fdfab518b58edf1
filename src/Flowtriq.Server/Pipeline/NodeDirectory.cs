using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Which nodes there are. The nodes slice is its only writer and keeps it on disk; everyone else reads immutable
/// snapshots.
/// </summary>
public sealed class NodeDirectory
{
    // Guards the replacement of the snapshot; handlers run outside it.
    private readonly Lock writing = new();
    private NodeSnapshot current = new(0, []);

    public NodeSnapshot Current => Volatile.Read(ref current);

    /// <summary>Raised after the snapshot changed.</summary>
    public event Action<NodeSnapshot>? Changed;

    /// <summary>Raised once for each node that enrols while the server runs.</summary>
    public event Action<RegisteredNode>? Joined;

    /// <summary>Sets all nodes, as read from the store at start.</summary>
    public void Replace(IEnumerable<RegisteredNode> nodes) => Publish(_ => nodes);

    /// <summary>Adds the node or takes its new facts.</summary>
    public void Upsert(RegisteredNode node) => Publish(before => before.All.Where(n => n.Id != node.Id).Append(node));

    /// <summary>Adds a node that has just enrolled and says so.</summary>
    public void Join(RegisteredNode node)
    {
        Upsert(node);
        Joined?.Invoke(node);
    }

    private void Publish(Func<NodeSnapshot, IEnumerable<RegisteredNode>> change)
    {
        NodeSnapshot next;
        lock (writing)
        {
            next = new NodeSnapshot(current.Version + 1, change(current));
            Volatile.Write(ref current, next);
        }

        Changed?.Invoke(next);
    }
}
