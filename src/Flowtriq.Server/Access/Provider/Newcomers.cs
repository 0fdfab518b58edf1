using Flowtriq.Server.Access.Members;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access.Provider;

/// <summary>
/// Says which member somebody is whom the provider vouches for. Known by subject; else by a verified address, which makes
/// the link for good; else by an open invitation to that address; else, where people need no invitation, by the role of the
/// claim. Nobody else comes in.
/// </summary>
internal sealed class Newcomers(Database database, TimeProvider time)
{
    /// <summary>The member; null when the person is none and may not become one.</summary>
    internal Task<Member?> AdmitAsync(IdentityProvider provider, ProviderIdentity identity, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                var role = RoleOf(provider, identity);
                var person = Known(tx, identity) ?? ByAddress(tx, identity);
                if (person is { } id)
                    Follow(tx, id, role);
                else
                    person = ByInvitation(tx, identity) ?? ByRole(tx, provider, identity, role);
                if (person is not { } found)
                    return null;
                Link(tx, identity, found);
                return MemberStore.ById(tx, found);
            },
            cancel
        );

    internal static Role? RoleOf(IdentityProvider provider, ProviderIdentity identity) =>
        provider.Roles.FirstOrDefault(mapping => identity.Values.Contains(mapping.Value))?.Role;

    private static long? Known(SqliteTransaction tx, ProviderIdentity identity) =>
        tx.First<long?>("SELECT person FROM identity WHERE issuer = @Issuer AND subject = @Subject", identity);

    private static long? ByAddress(SqliteTransaction tx, ProviderIdentity identity) =>
        identity.Email is null ? null : tx.First<long?>("SELECT id FROM person WHERE email = @Email", identity);

    /// <summary>The role of a member follows the claim; customers keep theirs, and the last admin stays one.</summary>
    private static void Follow(SqliteTransaction tx, long person, Role? role)
    {
        if (
            role is { } said
            && MemberStore.ById(tx, person) is { Role: not Role.Customer } member
            && member.Role != said
        )
            Memberships.Change(tx, person, said, customer: null);
    }

    private long? ByInvitation(SqliteTransaction tx, ProviderIdentity identity)
    {
        var now = time.GetUtcNow().ToUnixMicroseconds();
        var open = identity.Email is null
            ? null
            : tx.First<Open>(
                "SELECT number AS Number, role AS Role, customer AS Customer FROM invitation WHERE email = @Email AND expires > @now",
                new { identity.Email, now }
            );
        if (open is null)
            return null;
        tx.Execute("DELETE FROM invitation WHERE number = @Number", open);
        return Join(tx, identity, Enum.Parse<Role>(open.Role), open.Customer);
    }

    private long? ByRole(SqliteTransaction tx, IdentityProvider provider, ProviderIdentity identity, Role? role) =>
        provider.InvitedOnly || role is not { } said || identity.Email is null
            ? null
            : Join(tx, identity, said, customer: null);

    private long Join(SqliteTransaction tx, ProviderIdentity identity, Role role, long? customer)
    {
        var name = identity.Name.Trim() is { Length: > 0 and <= 80 } said ? said : identity.Email!;
        var person = new Member(0, name, identity.Email!, role, customer, PasswordHash: "");
        return MemberStore.Insert(tx, person, time.GetUtcNow().ToUnixMicroseconds());
    }

    private static void Link(SqliteTransaction tx, ProviderIdentity identity, long person) =>
        tx.Execute(
            "INSERT INTO identity (issuer, subject, person) VALUES (@Issuer, @Subject, @person) ON CONFLICT DO NOTHING",
            new
            {
                identity.Issuer,
                identity.Subject,
                person,
            }
        );

    private sealed record Open(long Number, string Role, long? Customer);
}
