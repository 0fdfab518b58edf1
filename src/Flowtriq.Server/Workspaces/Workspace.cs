namespace Flowtriq.Server.Workspaces;

/// <summary>A further workspace as it is stored.</summary>
internal sealed record Workspace(string Slug, int AgentPort, DateTimeOffset Made, string By);
