namespace Flowtriq.Server.Contract;

/// <summary>A signed link to the read-only overview.</summary>
public sealed record WallLink(string Url, DateTimeOffset ExpiresAt);
