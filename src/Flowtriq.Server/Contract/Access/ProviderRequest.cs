namespace Flowtriq.Server.Contract.Access;

/// <summary>Sets up signing in with an OpenID Connect provider.</summary>
/// <param name="Name">As the button says it: "Sign in with ...".</param>
/// <param name="Issuer">The provider's address, without <c>/.well-known/openid-configuration</c>.</param>
/// <param name="ClientId">What the provider calls this server.</param>
/// <param name="ClientSecret">Null keeps the one that is stored; empty for a client that has none.</param>
/// <param name="Claim">The claim with groups or roles; a dot goes into an object: <c>realm_access.roles</c>.</param>
/// <param name="Roles">What its values stand for; the first that fits counts.</param>
/// <param name="InvitedOnly">True refuses people who are no members and were not invited, whatever the claim says.</param>
public sealed record ProviderRequest(
    string Name,
    string Issuer,
    string ClientId,
    string? ClientSecret = null,
    string Claim = "groups",
    IReadOnlyList<RoleMapping>? Roles = null,
    bool InvitedOnly = true
);
