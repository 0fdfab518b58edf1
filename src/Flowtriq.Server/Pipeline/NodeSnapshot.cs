using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>The nodes at one moment, without the revoked, in the order that live ticks use.</summary>
public sealed class NodeSnapshot
{
    private readonly FrozenDictionary<NodeId, RegisteredNode> known;

    internal NodeSnapshot(int version, IEnumerable<RegisteredNode> all)
    {
        Version = version;
        known = all.ToFrozenDictionary(static n => n.Id);
        Nodes =
        [
            .. known
                .Values.Where(static n => !n.Revoked)
                .OrderBy(static n => n.Pop, StringComparer.Ordinal)
                .ThenBy(static n => n.Name, StringComparer.Ordinal)
                .ThenBy(static n => n.Id.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Grows with each change; a browser that holds another version fetches the overview again.</summary>
    public int Version { get; }

    public ImmutableArray<RegisteredNode> Nodes { get; }

    /// <summary>The node, revoked ones included; null when it never enrolled.</summary>
    public RegisteredNode? Find(NodeId id) => known.GetValueOrDefault(id);

    internal IEnumerable<RegisteredNode> All => known.Values;
}
