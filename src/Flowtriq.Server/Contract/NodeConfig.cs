namespace Flowtriq.Server.Contract;

/// <summary>What the server sets on a node, over the node's own file.</summary>
/// <param name="Version">Goes up with every change; 0 = nothing was ever set.</param>
/// <param name="Json">The agent's configuration schema, only what the server sets; comments are allowed.</param>
/// <param name="At">When it was set; null when nothing was.</param>
/// <param name="By">Who set it.</param>
/// <param name="InForce">The version the agent goes by, as it last said.</param>
/// <param name="Refusal">Why the agent does not take this version, one fault per line; null when it did not refuse it.</param>
public sealed record NodeConfig(
    long Version,
    string Json,
    DateTimeOffset? At,
    string By,
    long InForce,
    string? Refusal
);
