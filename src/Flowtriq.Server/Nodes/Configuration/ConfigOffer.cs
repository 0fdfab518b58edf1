namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>What all scopes together set on a node, as it was last offered to it.</summary>
internal sealed record ConfigOffer(string Node, long Version, string Json);
