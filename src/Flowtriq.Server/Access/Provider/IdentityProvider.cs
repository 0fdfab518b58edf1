using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Provider;

/// <summary>The provider as it is used, checked, with the secret open; never logged.</summary>
internal sealed record IdentityProvider(
    string Name,
    string Issuer,
    string ClientId,
    string? Secret,
    string Claim,
    IReadOnlyList<RoleMapping> Roles,
    bool InvitedOnly
)
{
    public override string ToString() => $"identity provider {Issuer}";
}
