using Flowtriq.Core.Mitigation;

namespace Flowtriq.Agent.Firewall;

/// <summary>A filter as it goes into the kernel.</summary>
/// <param name="Id">Marks its elements and rules, so that their counters can be told apart; unique within a set.</param>
/// <param name="Rule">What it matches and does.</param>
/// <param name="ByNode">Whether the node or the server wants it.</param>
/// <param name="TimeoutSeconds">When the kernel lets it go by itself, 1 and up.</param>
internal sealed record FilterEntry(int Id, FlowSpecRule Rule, bool ByNode, long TimeoutSeconds)
{
    // The kernel takes 128 bytes.
    private const int LongestComment = 120;

    /// <summary>"7 node destination 203.0.113.9/32; protocol =17": id, who and what, for people and for reading back.</summary>
    internal string Comment
    {
        get
        {
            var text = $"{Id} {(ByNode ? "node" : "order")} {Rule}".Replace('\u2192', '>').Replace('"', ' ');
            return text.Length <= LongestComment ? text : text[..LongestComment];
        }
    }
}
