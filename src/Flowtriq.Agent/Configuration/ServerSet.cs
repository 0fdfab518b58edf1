namespace Flowtriq.Agent.Configuration;

/// <summary>What the server sets on this node.</summary>
/// <param name="Version">Given by the server; 0 = it sets nothing.</param>
/// <param name="Json">In the schema of the node's own file; empty = nothing.</param>
internal sealed record ServerSet(ulong Version, string Json)
{
    internal static ServerSet Nothing { get; } = new(0, "");
}
