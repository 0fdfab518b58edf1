using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Traffic;

/// <summary>Of what traffic is shown, as the address says it: "network", "pop:FRA", "node:ID", "customer:NAME".</summary>
/// <param name="Text">As asked.</param>
/// <param name="Name">For people.</param>
/// <param name="Scope">For the store.</param>
internal sealed record TrafficScope(string Text, string Name, SeriesScope Scope)
{
    private const string Network = "network";

    /// <summary>Finds what is meant; null when there is no such thing.</summary>
    /// <param name="text">Empty for the network.</param>
    /// <param name="name">An interface of the node; empty for all towards the outside.</param>
    /// <param name="direction">Inbound or outbound; customers are measured inbound only.</param>
    /// <param name="nodes">The nodes there are.</param>
    /// <param name="owners">The customers there are.</param>
    internal static TrafficScope? Find(
        string? text,
        string? name,
        Direction direction,
        NodeSnapshot nodes,
        TargetOwners owners
    )
    {
        if (string.IsNullOrEmpty(text) || text == Network)
            return new TrafficScope(Network, "Network", new SeriesScope.Network(direction));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var key = text[(colon + 1)..];
        switch (colon < 0 ? "" : text[..colon])
        {
            case "pop" when nodes.Nodes.FirstOrDefault(n => n.Pop == key) is { } member:
                var popName = member.PopName.Length > 0 && member.PopName != key ? $"{key} {member.PopName}" : key;
                return new TrafficScope(text, popName, new SeriesScope.Pop(key, direction));
            case "node" when nodes.Find(new NodeId(key)) is { } node:
                return string.IsNullOrEmpty(name)
                    ? new TrafficScope(text, node.Name, new SeriesScope.Node(node.Id, direction))
                    : new TrafficScope(
                        text,
                        $"{node.Name} {name}",
                        new SeriesScope.Interface(node.Id, name, direction)
                    );
            case "customer" when direction == Direction.Inbound:
                return
                    owners.All.FirstOrDefault(c => string.Equals(c.Name, key, StringComparison.OrdinalIgnoreCase))
                        is { } customer
                    ? new TrafficScope(text, customer.Name, new SeriesScope.Customer(customer.Name))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The store's word for the parts; null when these are no parts of this.</summary>
    internal SeriesPart? PartOf(TrafficPart by) =>
        (Scope, by) switch
        {
            (SeriesScope.Network, TrafficPart.Pop) => SeriesPart.Pop,
            (SeriesScope.Network or SeriesScope.Pop, TrafficPart.Node) => SeriesPart.Node,
            (SeriesScope.Network or SeriesScope.Pop or SeriesScope.Node, TrafficPart.Protocol) => SeriesPart.Protocol,
            (SeriesScope.Network or SeriesScope.Pop or SeriesScope.Node, TrafficPart.Customer) => SeriesPart.Customer,
            (SeriesScope.Network or SeriesScope.Pop or SeriesScope.Node, TrafficPart.Vector) => SeriesPart.Vector,
            _ => null,
        };
}
