namespace Flowtriq.Server.Contract;

/// <summary>Goes back to what a version said, as a new version.</summary>
/// <param name="To">The version to go back to.</param>
/// <param name="Version">The latest version the caller saw: refused when somebody changed it since.</param>
public sealed record ConfigRestoreRequest(long To, long? Version = null);
