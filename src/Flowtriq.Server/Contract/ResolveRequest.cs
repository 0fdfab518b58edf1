namespace Flowtriq.Server.Contract;

public sealed record ResolveRequest(string? Reason = null);
