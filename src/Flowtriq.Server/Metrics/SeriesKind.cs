namespace Flowtriq.Server.Metrics;

/// <summary>Kinds of series; the numbers are stored.</summary>
internal enum SeriesKind
{
    /// <summary>One direction of one interface.</summary>
    Interface = 0,

    /// <summary>One direction of all transit and peer interfaces of a node.</summary>
    Edge = 1,

    /// <summary>The TCP part of a node's ingress, by its packet sample; the next ones likewise.</summary>
    Tcp = 2,
    Udp = 3,
    Icmp = 4,
    Other = 5,

    /// <summary>One of the busiest targets of a node, estimated from its packet sample.</summary>
    Target = 10,

    /// <summary>Those of a node's busiest targets that are one customer's.</summary>
    Customer = 11,

    /// <summary>One vector of the attacks a node sees.</summary>
    Vector = 12,
}
