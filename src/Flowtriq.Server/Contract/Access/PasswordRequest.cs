namespace Flowtriq.Server.Contract.Access;

/// <summary>Sets another password.</summary>
/// <param name="Current">The one that holds.</param>
/// <param name="Password">The one that shall.</param>
public sealed record PasswordRequest(string Current, string Password);
