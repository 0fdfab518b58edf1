namespace Flowtriq.Server.Contract.Access;

/// <summary>Accepts an invitation.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Password">The password to sign in with from now on.</param>
public sealed record AcceptRequest(string Name, string Password);
