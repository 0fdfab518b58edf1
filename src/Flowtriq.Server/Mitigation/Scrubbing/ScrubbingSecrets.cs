using System.Text.Json;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Credentials of providers as they are kept: sealed, each bound to its provider.</summary>
internal sealed class ScrubbingSecrets(SecretProtection protection)
{
    /// <summary>Null when there is nothing to keep.</summary>
    internal byte[]? Seal(string provider, ScrubbingCredentials credentials) =>
        Names(credentials).Length == 0
            ? null
            : protection.Seal(
                Purpose(provider),
                JsonSerializer.Serialize(credentials, ScrubbingJson.Default.ScrubbingCredentials)
            );

    /// <summary>Null when what is kept cannot be opened any more.</summary>
    internal ScrubbingCredentials? Open(string provider, byte[]? kept)
    {
        if (kept is null)
            return new ScrubbingCredentials();
        return protection.Open(Purpose(provider), kept) is { } json
            ? JsonSerializer.Deserialize(json, ScrubbingJson.Default.ScrubbingCredentials)
            : null;
    }

    /// <summary>What is there with what was given laid over it: absent keeps, empty removes.</summary>
    internal static ScrubbingCredentials Merge(ScrubbingCredentials there, ScrubbingCredentials? given) =>
        given is null
            ? there
            : new(
                Merge(there.Token, given.Token),
                Merge(there.Username, given.Username),
                Merge(there.Password, given.Password),
                Merge(there.ClientId, given.ClientId),
                Merge(there.ClientSecret, given.ClientSecret)
            );

    /// <summary>Names of those that are set.</summary>
    internal static string[] Names(ScrubbingCredentials credentials) =>
        [.. Named(credentials).Where(static c => !string.IsNullOrEmpty(c.Value)).Select(static c => c.Name)];

    internal static IEnumerable<(string Name, string? Value)> Named(ScrubbingCredentials credentials) =>
        [
            ("token", credentials.Token),
            ("username", credentials.Username),
            ("password", credentials.Password),
            ("clientId", credentials.ClientId),
            ("clientSecret", credentials.ClientSecret),
        ];

    private static string? Merge(string? there, string? given) =>
        given switch
        {
            null => there,
            "" => null,
            _ => given,
        };

    private static string Purpose(string provider) => $"scrubbing.{provider}";
}
