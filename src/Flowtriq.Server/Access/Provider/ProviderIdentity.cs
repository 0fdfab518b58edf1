namespace Flowtriq.Server.Access.Provider;

/// <summary>Who signed in at the provider, by its signed word.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Identifies the person there, for good.</param>
/// <param name="Name">The person's name; empty when it is not told.</param>
/// <param name="Email">The person's address, only when the provider says that it was verified; null otherwise.</param>
/// <param name="Values">Of the claim with groups or roles.</param>
internal sealed record ProviderIdentity(
    string Issuer,
    string Subject,
    string Name,
    string? Email,
    IReadOnlyList<string> Values
);
