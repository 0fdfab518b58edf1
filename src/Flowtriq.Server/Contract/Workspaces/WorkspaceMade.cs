namespace Flowtriq.Server.Contract.Workspaces;

/// <summary>A workspace and the link by which its first administrator sets it up.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="SetupLink">Works once, and until another is asked for; it is told this once.</param>
public sealed record WorkspaceMade(WorkspaceView Workspace, string SetupLink);
