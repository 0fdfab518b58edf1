namespace Flowtriq.Server.Contract.Access;

/// <summary>Sets a new password with the link that was mailed.</summary>
/// <param name="Password">The new one.</param>
public sealed record NewPassword(string Password);
