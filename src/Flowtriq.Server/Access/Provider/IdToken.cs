using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Flowtriq.Server.Access.Provider;

/// <summary>Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7) and reads it: signature, issuer, audience, time, nonce.</summary>
internal static class IdToken
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <exception cref="ProviderFailedException">It does not hold.</exception>
    internal static async Task<ProviderIdentity> ReadAsync(
        string text,
        OpenIdConnectConfiguration description,
        IdentityProvider provider,
        string nonce
    )
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = description.Issuer,
                ValidAudience = provider.ClientId,
                IssuerSigningKeys = description.SigningKeys,
                ValidAlgorithms = Algorithms,
                ClockSkew = TimeSpan.FromMinutes(1),
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            throw new ProviderFailedException($"the token does not hold: {result.Exception?.GetType().Name}");

        using var claims = JsonDocument.Parse(Base64UrlEncoder.Decode(token.EncodedPayload));
        var root = claims.RootElement;
        if (!Same(Text(root, "nonce"), nonce))
            throw new ProviderFailedException("the token was made for another visit");
        if (token.Audiences.Skip(1).Any() && Text(root, "azp") != provider.ClientId)
            throw new ProviderFailedException("the token was made for another client");
        if (token.Subject is not { Length: > 0 } subject)
            throw new ProviderFailedException("the token names no subject");
        return new ProviderIdentity(
            provider.Issuer,
            subject,
            Text(root, "name") ?? "",
            IsTrue(root, "email_verified") ? Text(root, "email") : null,
            Values(root, provider.Claim)
        );
    }

    /// <summary>The values of a claim, which may be one text or several, at the top or inside objects.</summary>
    internal static IReadOnlyList<string> Values(JsonElement claims, string path)
    {
        if (!claims.TryGetProperty(path, out var found))
        {
            found = claims;
            foreach (var part in path.Split('.'))
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(part, out found))
                    return [];
            }
        }

        return found.ValueKind switch
        {
            JsonValueKind.String => [found.GetString()!],
            JsonValueKind.Array =>
            [
                .. found
                    .EnumerateArray()
                    .Where(static one => one.ValueKind == JsonValueKind.String)
                    .Select(static one => one.GetString()!),
            ],
            _ => [],
        };
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Some providers write it as text.
    private static bool IsTrue(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && (
            value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true"))
        );

    private static bool Same(string? one, string other) =>
        one is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
