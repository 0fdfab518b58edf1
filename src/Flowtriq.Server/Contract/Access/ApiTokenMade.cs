namespace Flowtriq.Server.Contract.Access;

/// <summary>A new token with its secret, which is told this once.</summary>
/// <param name="Token">The token.</param>
/// <param name="Secret">What the program sends: <c>Authorization: Bearer SECRET</c>.</param>
public sealed record ApiTokenMade(ApiTokenView Token, string Secret);
