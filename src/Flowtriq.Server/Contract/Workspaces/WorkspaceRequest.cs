namespace Flowtriq.Server.Contract.Workspaces;

/// <summary>A workspace to make.</summary>
/// <param name="Slug">The word in its address: 2 to 32 of a-z, 0-9 and hyphens, a letter first, no hyphen last.</param>
/// <param name="AgentPort">A TCP port of its own for its agents (1..65535); null for the next that is free.</param>
public sealed record WorkspaceRequest(string Slug, int? AgentPort = null);
