using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>Of what the measurements are. Network, points of presence and nodes are their transit and peer interfaces.</summary>
public abstract record SeriesScope
{
    private SeriesScope() { }

    /// <summary>All nodes together.</summary>
    public sealed record Network(Direction Direction = Direction.Inbound) : SeriesScope;

    /// <summary>The nodes of one point of presence, as they stand now.</summary>
    public sealed record Pop(string Code, Direction Direction = Direction.Inbound) : SeriesScope;

    /// <summary>One node.</summary>
    public sealed record Node(NodeId Id, Direction Direction = Direction.Inbound) : SeriesScope;

    /// <summary>One interface of a node, which the id is of.</summary>
    public sealed record Interface(NodeId Id, string Name, Direction Direction = Direction.Inbound) : SeriesScope;

    /// <summary>
    /// What the nodes named among their busiest targets that was the customer's when it was measured: at least so much came for
    /// it, and in a second in which nothing was named, none is counted.
    /// </summary>
    public sealed record Customer(string Name) : SeriesScope;

    /// <summary>One of the busiest targets, as exactly this prefix.</summary>
    public sealed record Target(IpPrefix Prefix) : SeriesScope;

    /// <summary>One protocol of the network's ingress: "tcp", "udp", "icmp", "other". Packets only.</summary>
    public sealed record Protocol(string Name) : SeriesScope;

    /// <summary>One vector of all attacks on the network, by its name.</summary>
    public sealed record Vector(string Name) : SeriesScope;
}
