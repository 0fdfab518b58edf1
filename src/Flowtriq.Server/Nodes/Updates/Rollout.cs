using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>A version that a part of the nodes is to run.</summary>
/// <param name="Version">The version.</param>
/// <param name="Percent">How many of the nodes, 1 to 100. A node that is among ten percent is also among twenty.</param>
/// <param name="Pops">Codes of the points of presence it is kept to; empty = all.</param>
/// <param name="Groups">Labels of the groups it is kept to, within those points of presence; empty = all.</param>
/// <param name="State">What happens with it.</param>
/// <param name="Reason">Why it stands still; empty while it does not.</param>
/// <param name="By">Who started or changed it.</param>
/// <param name="At">When it was started.</param>
public sealed record Rollout(
    string Version,
    int Percent,
    IReadOnlyList<string> Pops,
    IReadOnlyList<string> Groups,
    RolloutState State,
    string Reason,
    string By,
    DateTimeOffset At
)
{
    internal bool Includes(NodeId node, string pop, string group) =>
        (Pops.Count == 0 || Pops.Contains(pop, StringComparer.OrdinalIgnoreCase))
        && (Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal))
        && Place(node) < Percent;

    /// <summary>Where a node stands.</summary>
    /// <param name="node">The node.</param>
    /// <param name="pop">Its point of presence.</param>
    /// <param name="group">Its group.</param>
    /// <param name="runs">The version it says it runs.</param>
    /// <param name="connected">Whether it is heard.</param>
    /// <param name="word">What it last said about this version; null when nothing.</param>
    internal NodeUpdateState Of(NodeId node, string pop, string group, string runs, bool connected, UpdateWord? word) =>
        runs == Version ? NodeUpdateState.Updated
        : word is { RolledBack: true } ? NodeUpdateState.RolledBack
        : !Includes(node, pop, group) ? NodeUpdateState.Outside
        : word is not null ? NodeUpdateState.Refused
        : connected ? NodeUpdateState.Waiting
        : NodeUpdateState.Away;

    /// <summary>0 to 99, the same for a node as long as the version is; other nodes go first with another version.</summary>
    private int Place(NodeId node)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{node.Value}"));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % 100);
    }
}
