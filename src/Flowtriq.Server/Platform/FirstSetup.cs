namespace Flowtriq.Server.Platform;

/// <summary>A new token of the link by which the first administrator sets the workspace up; null when that is done.</summary>
public sealed record FirstSetup(Func<CancellationToken, Task<string?>> TokenAsync);
