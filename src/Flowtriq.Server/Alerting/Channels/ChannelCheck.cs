using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Everything that is wrong with a channel as it was entered, said at once.</summary>
internal sealed class ChannelCheck(ChannelKinds kinds)
{
    private const int LongestName = 64;
    private const int LongestSecret = 4096;

    /// <summary>Faults by field; none when it can be stored.</summary>
    /// <param name="request">As entered.</param>
    /// <param name="kept">Secrets that are stored.</param>
    internal Dictionary<string, string[]> Errors(ChannelRequest request, ChannelSecrets kept)
    {
        var faults = new RequestFaults();
        var settings = request.Settings ?? new();
        var kind = kinds.Of(request.Kind);
        faults.When(
            request.Name.Length is 0 or > LongestName
                || request.Name.Trim() != request.Name
                || request.Name.Any(char.IsControl),
            "name",
            $"1 to {LongestName} characters, without spaces around."
        );
        faults.When(request.PerMinute is < 1 or > 600, "perMinute", "1 to 600.");
        foreach (var name in Given(settings).Except(kind.Settings))
            faults.Add($"settings.{name}", $"{request.Kind} does not use this.");
        foreach (var (name, value) in ChannelVault.Named(request.Secrets ?? new()))
        {
            faults.When(
                !string.IsNullOrEmpty(value) && !kind.Secrets.Contains(name),
                $"secrets.{name}",
                $"{request.Kind} does not use this."
            );
            // A line break in a header would end it.
            faults.When(
                value is { Length: > LongestSecret } || value?.Any(static c => c is < '!' or > '~') == true,
                $"secrets.{name}",
                $"At most {LongestSecret} printable ASCII characters, without spaces."
            );
        }

        kind.Check(settings, ChannelVault.Merge(kept, request.Secrets), faults);
        return faults.All;
    }

    private static IEnumerable<string> Given(ChannelSettings settings)
    {
        if (settings.BaseUrl is not null)
            yield return "baseUrl";
        if (settings.ChatId is not null)
            yield return "chatId";
        if (settings.Recipients is not null)
            yield return "recipients";
        if (settings.Host is not null)
            yield return "host";
        if (settings.Port is not null)
            yield return "port";
        if (settings.Transport is not null)
            yield return "transport";
        if (settings.Facility is not null)
            yield return "facility";
        if (settings.Authority is not null)
            yield return "authority";
        if (settings.AllowPrivate)
            yield return "allowPrivate";
    }
}
