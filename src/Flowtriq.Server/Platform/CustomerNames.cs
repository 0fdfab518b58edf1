namespace Flowtriq.Server.Platform;

/// <summary>The name of a customer of the mitigation rules by its number; null when there is no such customer.</summary>
public sealed record CustomerNames(Func<long, string?> Of);
