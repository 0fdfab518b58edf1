namespace Flowtriq.Server.Platform;

/// <summary>What the workspace is called in messages to people; null before it is set up.</summary>
public sealed record WorkspaceName(Func<string?> Now);
