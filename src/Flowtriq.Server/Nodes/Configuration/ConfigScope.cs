using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>
/// For whom something is set: all nodes, those of a POP, those of a group, or one. In that order each is laid over the one before, and all of them over
/// the node's own file.
/// </summary>
/// <param name="Text">"fleet", "pop:FRA", "group:canary" or "node:ID"; as stored and as the API says it.</param>
public readonly record struct ConfigScope(string Text)
{
    private const string PopPrefix = "pop:";
    private const string GroupPrefix = "group:";
    private const string NodePrefix = "node:";

    internal static ConfigScope Fleet { get; } = new("fleet");

    internal static ConfigScope Pop(string code) => new(PopPrefix + code);

    internal static ConfigScope Group(string label) => new(GroupPrefix + label);

    internal static ConfigScope Node(NodeId node) => new(NodePrefix + node.Value);

    /// <summary>The scopes that say something about a node, the weakest first.</summary>
    internal static ConfigScope[] Of(RegisteredNode node) =>
        node.Group.Length == 0
            ? [Fleet, Pop(node.Pop), Node(node.Id)]
            : [Fleet, Pop(node.Pop), Group(node.Group), Node(node.Id)];

    /// <summary>The scope of this name, when there is a node in it; null otherwise.</summary>
    internal static ConfigScope? Find(string text, NodeSnapshot nodes)
    {
        if (text == Fleet.Text)
            return Fleet;
        var scope = new ConfigScope(text);
        return nodes.Nodes.Any(scope.Covers) ? scope : null;
    }

    internal bool Covers(RegisteredNode node) =>
        this == Fleet
        || Text == PopPrefix + node.Pop
        || (node.Group.Length > 0 && Text == GroupPrefix + node.Group)
        || Text == NodePrefix + node.Id.Value;

    public override string ToString() => Text;
}
