namespace Flowtriq.Server.Contract.Access;

/// <summary>How people sign in with an OpenID Connect provider.</summary>
/// <param name="Configured">False when there is none; the rest then holds proposals.</param>
/// <param name="Name">As the button says it.</param>
/// <param name="Issuer">The provider's address.</param>
/// <param name="ClientId">What the provider calls this server.</param>
/// <param name="HasSecret">Whether a client secret is stored; it is never told.</param>
/// <param name="Claim">The claim with groups or roles.</param>
/// <param name="Roles">What its values stand for.</param>
/// <param name="InvitedOnly">Whether people who are no members need an invitation.</param>
/// <param name="RedirectUri">The address to register at the provider.</param>
public sealed record ProviderView(
    bool Configured,
    string Name,
    string Issuer,
    string ClientId,
    bool HasSecret,
    string Claim,
    IReadOnlyList<RoleMapping> Roles,
    bool InvitedOnly,
    string RedirectUri
);
