using System.Text.Json;
using Dapper;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access.Provider;

/// <summary>The provider's settings on disk, the secret sealed. Requests were checked before.</summary>
internal sealed class ProviderStore(Database database, SecretProtection protection)
{
    private const string Purpose = "access.provider";

    /// <summary>Null when there is none.</summary>
    internal IdentityProvider? Current()
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            """
            SELECT name AS Name, issuer AS Issuer, client AS Client, secret AS Secret, claim AS Claim, roles AS Roles,
                   invited_only AS InvitedOnly
            FROM identity_provider
            """
        );
        return row is null
            ? null
            : new IdentityProvider(
                row.Name,
                row.Issuer,
                row.Client,
                row.Secret is null ? null : protection.Open(Purpose, row.Secret),
                row.Claim,
                JsonSerializer.Deserialize(row.Roles, ProviderJson.Default.RoleMappingArray)!,
                row.InvitedOnly == 1
            );
    }

    internal Task KeepAsync(ProviderRequest request, CancellationToken cancel)
    {
        var given = request.ClientSecret is not null;
        var secret = string.IsNullOrEmpty(request.ClientSecret) ? null : protection.Seal(Purpose, request.ClientSecret);
        return database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    INSERT INTO identity_provider (id, name, issuer, client, secret, claim, roles, invited_only)
                    VALUES (1, @name, @issuer, @client, @secret, @claim, @roles, @InvitedOnly)
                    ON CONFLICT (id) DO UPDATE SET
                        name = excluded.name, issuer = excluded.issuer, client = excluded.client, claim = excluded.claim,
                        roles = excluded.roles, invited_only = excluded.invited_only,
                        secret = CASE WHEN @given THEN excluded.secret ELSE secret END
                    """,
                    new
                    {
                        name = request.Name.Trim(),
                        issuer = request.Issuer.Trim().TrimEnd('/'),
                        client = request.ClientId.Trim(),
                        secret,
                        given,
                        claim = request.Claim.Trim(),
                        roles = JsonSerializer.Serialize(
                            [.. request.Roles ?? []],
                            ProviderJson.Default.RoleMappingArray
                        ),
                        request.InvitedOnly,
                    }
                );
            },
            cancel
        );
    }

    /// <summary>Forgets the provider and who its people were; they stay members. False when there was none.</summary>
    internal Task<bool> RemoveAsync(CancellationToken cancel) =>
        database.WriteAsync(
            static tx =>
            {
                tx.Execute("DELETE FROM identity");
                return tx.Execute("DELETE FROM identity_provider") > 0;
            },
            cancel
        );

    private sealed record Row(
        string Name,
        string Issuer,
        string Client,
        byte[]? Secret,
        string Claim,
        string Roles,
        long InvitedOnly
    );
}
