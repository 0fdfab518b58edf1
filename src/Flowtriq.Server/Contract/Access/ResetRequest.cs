namespace Flowtriq.Server.Contract.Access;

/// <summary>Asks for a link that sets a new password.</summary>
/// <param name="Email">Of the member.</param>
public sealed record ResetRequest(string Email);
