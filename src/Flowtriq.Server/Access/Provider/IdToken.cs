using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Flowtriq.Server.Access.Provider;

/// <summary>Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7): signature, issuer, audience, time, nonce.</summary>
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
    /// <returns>Its claims, with the subject among them.</returns>
    internal static async Task<ProviderClaims> ReadAsync(
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
        if (!Same(ProviderClaims.Text(root, "nonce"), nonce))
            throw new ProviderFailedException("the token was made for another visit");
        if (token.Audiences.Skip(1).Any() && ProviderClaims.Text(root, "azp") != provider.ClientId)
            throw new ProviderFailedException("the token was made for another client");
        if (token.Subject is not { Length: > 0 } subject)
            throw new ProviderFailedException("the token names no subject");
        return new ProviderClaims(subject, root.Clone());
    }

    private static bool Same(string? one, string other) =>
        one is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
