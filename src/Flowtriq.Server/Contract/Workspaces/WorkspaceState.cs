namespace Flowtriq.Server.Contract.Workspaces;

/// <summary>How a further workspace is doing.</summary>
public enum WorkspaceState
{
    /// <summary>It runs and waits for its first administrator.</summary>
    NotSetUp,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It could not be started.</summary>
    Failed,
}
