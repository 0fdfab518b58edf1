namespace Flowtriq.Server.Contract.Access;

/// <summary>Proves that who is signed in still knows the password.</summary>
/// <param name="Password">The member's password.</param>
public sealed record PasswordAgain(string Password);
