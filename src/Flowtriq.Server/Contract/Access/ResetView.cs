namespace Flowtriq.Server.Contract.Access;

/// <summary>What a reset link is good for.</summary>
/// <param name="Email">Whose password it sets.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record ResetView(string Email, DateTimeOffset ExpiresAt);
