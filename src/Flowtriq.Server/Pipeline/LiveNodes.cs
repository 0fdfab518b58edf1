using System.Collections.Concurrent;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Finding = Flowtriq.Server.Contract.Finding;

namespace Flowtriq.Server.Pipeline;

/// <summary>What every node last reported, and which are silent.</summary>
public sealed class LiveNodes(TimeProvider time)
{
    /// <summary>A node reports every second; after this long without a report it is silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<NodeId, LiveNode> nodes = new();
    private readonly DateTimeOffset started = time.GetUtcNow();

    public LiveNode? Find(NodeId id) => nodes.GetValueOrDefault(id);

    /// <summary>When the node was last heard; before its first report, when this server started.</summary>
    public DateTimeOffset LastHeard(NodeId id) => Find(id)?.Last?.At ?? started;

    public bool IsSilent(NodeId id) => time.GetUtcNow() - LastHeard(id) > SilentAfter;

    /// <summary>The version of the server's configuration that the node goes by, as it last said.</summary>
    public ulong ConfigVersion(RegisteredNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Find(node.Id)?.Last?.Report is { HasConfigVersion: true } report
            ? report.ConfigVersion
            : node.ConfigVersion;
    }

    /// <summary>Raised after the first report of a node since the server started.</summary>
    public event Action<NodeId>? FirstReport;

    /// <summary>True when these are the findings that are known of the node.</summary>
    internal bool Knows(NodeId id, IReadOnlyList<Finding> findings) =>
        Find(id) is { } node && node.Findings.SequenceEqual(findings);

    /// <summary>Links towards the outside of a node that may not have reported yet.</summary>
    internal IReadOnlyList<NodeLink> LinksOf(NodeId id) => Find(id)?.Links ?? [];

    /// <summary>The links of every node that has reported.</summary>
    internal IEnumerable<(NodeId Node, IReadOnlyList<NodeLink> Links)> Links() =>
        nodes.Where(static node => node.Value.Last is not null).Select(static node => (node.Key, node.Value.Links));

    internal void Remember(NodeId id, IReadOnlyList<NodeLink> links) =>
        nodes.GetOrAdd(id, static _ => new LiveNode()).Remembered = links;

    internal void Accept(NodeId id, IReadOnlyList<Finding> findings) =>
        nodes.GetOrAdd(id, static _ => new LiveNode()).Findings = findings;

    internal NodeArrival Accept(NodeId id, Report report, DateTimeOffset receivedAt)
    {
        var node = nodes.GetOrAdd(id, static _ => new LiveNode());
        var first = node.Last is null;
        var arrival = node.Accept(report, receivedAt);
        if (first)
            FirstReport?.Invoke(id);
        return arrival;
    }
}
