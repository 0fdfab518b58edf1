using System.Text.Json;

namespace Flowtriq.Server.Access.Provider;

/// <summary>What a provider says of who signed in.</summary>
/// <param name="Subject">Identifies the person there, for good.</param>
/// <param name="Token">The claims of the ID token.</param>
internal sealed record ProviderClaims(string Subject, JsonElement Token)
{
    /// <summary>What its userinfo endpoint adds; null when it was not asked, or speaks of somebody else.</summary>
    internal JsonElement? Told { get; init; }

    /// <summary>True when the token lacks what a member is found or given a role by.</summary>
    internal bool AreIncomplete(string claim) =>
        !Token.TryGetProperty("email", out _) || (claim.Length > 0 && Values(Token, claim).Count == 0);

    /// <summary>Who that is: the token's word first, the endpoint's where the token has none.</summary>
    internal ProviderIdentity Identity(IdentityProvider provider)
    {
        var mail = Token.TryGetProperty("email", out _) ? Token : Told;
        var values = Values(Token, provider.Claim);
        return new ProviderIdentity(
            provider.Issuer,
            Subject,
            Text(Token, "name") ?? (Told is { } told ? Text(told, "name") : null) ?? "",
            mail is { } claims && IsTrue(claims, "email_verified") ? Text(claims, "email") : null,
            values.Count == 0 && Told is { } more ? Values(more, provider.Claim) : values
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

    internal static string? Text(JsonElement claims, string name) =>
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
}
