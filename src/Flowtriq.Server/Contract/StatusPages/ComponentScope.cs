namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>What a component of a status page stands for.</summary>
public enum ComponentScope
{
    /// <summary>Nodes, by their ids.</summary>
    Node,

    /// <summary>Points of presence, by their codes.</summary>
    Pop,

    /// <summary>Customers, by their names.</summary>
    Customer,
}
