namespace Flowtriq.Server.Contract;

/// <summary>What the server sets on a node, over the node's own file.</summary>
/// <param name="Version">Of what is set for this node alone; goes up with every change, 0 = nothing was ever set.</param>
/// <param name="Json">The agent's configuration schema, only what is set for this node; comments are allowed.</param>
/// <param name="At">When it was set; null when nothing was.</param>
/// <param name="By">Who set it.</param>
/// <param name="InForce">The offered version the agent goes by, as it last said.</param>
/// <param name="Refusal">Why the agent does not take the offered version, one fault per line; null when it did not refuse it.</param>
/// <param name="Offered">The version offered to the node, which all layers make together; 0 = none.</param>
/// <param name="Effective">What is offered: the layers laid over each other.</param>
/// <param name="Layers">All nodes, the node's POP, the node: each is laid over the one before, all over the node's own file.</param>
public sealed record NodeConfig(
    long Version,
    string Json,
    DateTimeOffset? At,
    string By,
    long InForce,
    string? Refusal,
    long Offered,
    string Effective,
    IReadOnlyList<ConfigLayer> Layers
);
