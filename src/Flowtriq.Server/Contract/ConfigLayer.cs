namespace Flowtriq.Server.Contract;

/// <summary>What is set for all nodes, a POP or one node.</summary>
/// <param name="Scope">"fleet", "pop:FRA" or "node:ID".</param>
/// <param name="Version">Goes up with every change; 0 = nothing was ever set.</param>
/// <param name="Json">The agent's configuration schema, only what is set here; comments are allowed.</param>
/// <param name="At">When it was set; null when nothing was.</param>
/// <param name="By">Who set it.</param>
/// <param name="Note">Why, as they wrote.</param>
public sealed record ConfigLayer(string Scope, long Version, string Json, DateTimeOffset? At, string By, string Note);
