using System.Text.Json;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Secrets of channels as they are kept: sealed, and taken for channels only.</summary>
internal sealed class ChannelVault(SecretProtection protection)
{
    private const string Purpose = "alerting.channel";

    /// <summary>Null when there is nothing to keep.</summary>
    internal byte[]? Seal(ChannelSecrets secrets) =>
        Names(secrets).Length == 0
            ? null
            : protection.Seal(Purpose, JsonSerializer.Serialize(secrets, ChannelsJson.Default.ChannelSecrets));

    /// <summary>Null when what is kept cannot be opened any more.</summary>
    internal ChannelSecrets? Open(byte[]? kept)
    {
        if (kept is null)
            return new ChannelSecrets();
        return protection.Open(Purpose, kept) is { } json
            ? JsonSerializer.Deserialize(json, ChannelsJson.Default.ChannelSecrets)
            : null;
    }

    /// <summary>What is there with what was given laid over it: absent keeps, empty removes.</summary>
    internal static ChannelSecrets Merge(ChannelSecrets there, ChannelSecrets? given) =>
        given is null
            ? there
            : new(Merge(there.Url, given.Url), Merge(there.Token, given.Token), Merge(there.Signing, given.Signing));

    /// <summary>Names of those that are set.</summary>
    internal static string[] Names(ChannelSecrets secrets) =>
        [.. Named(secrets).Where(static s => !string.IsNullOrEmpty(s.Value)).Select(static s => s.Name)];

    /// <summary>The text with every secret taken out of it: a service may repeat what it was sent.</summary>
    internal static string Redact(string text, ChannelSecrets? secrets)
    {
        foreach (var (_, value) in Named(secrets ?? new()))
        {
            if (string.IsNullOrEmpty(value))
                continue;
            text = text.Replace(value, "***", StringComparison.Ordinal);
            // Of an address, the path is what is secret.
            if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.PathAndQuery.Length > 1)
                text = text.Replace(url.PathAndQuery, "***", StringComparison.Ordinal);
        }

        return text;
    }

    internal static IEnumerable<(string Name, string? Value)> Named(ChannelSecrets secrets) =>
        [("url", secrets.Url), ("token", secrets.Token), ("signing", secrets.Signing)];

    private static string? Merge(string? there, string? given) =>
        given switch
        {
            null => there,
            "" => null,
            _ => given,
        };
}
