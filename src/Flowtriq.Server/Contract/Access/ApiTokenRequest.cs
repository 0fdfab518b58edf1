namespace Flowtriq.Server.Contract.Access;

/// <summary>A token to make, for the one who asks.</summary>
/// <param name="Name">What it is for: "ticket system".</param>
/// <param name="Scopes">At least one.</param>
/// <param name="Days">How long it works, 1 to 3,660; null until it is revoked.</param>
public sealed record ApiTokenRequest(string Name, IReadOnlyList<TokenScope> Scopes, int? Days = null);
