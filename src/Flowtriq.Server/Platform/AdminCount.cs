namespace Flowtriq.Server.Platform;

/// <summary>How many admins the workspace has: what two people must agree to, a single admin does alone.</summary>
public sealed record AdminCount(Func<int> Now);
