namespace Flowtriq.Server.Pipeline.Measurements;

/// <summary>Into what a scope is taken apart.</summary>
public enum SeriesPart
{
    /// <summary>By the id of the node.</summary>
    Node,

    /// <summary>By the code of the point of presence.</summary>
    Pop,

    /// <summary>"tcp", "udp", "icmp", "other", as the packet samples split the ingress; packets only.</summary>
    Protocol,

    /// <summary>By the name of an attack's vector; only while there are attacks.</summary>
    Vector,

    /// <summary>By the name of the customer, of what the nodes name among their busiest targets.</summary>
    Customer,

    /// <summary>By prefix, of what the nodes name among their busiest targets.</summary>
    Target,
}
