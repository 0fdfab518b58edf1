using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Which settings a kind of provider needs and takes, and their form.</summary>
internal static class ScrubbingSettingsCheck
{
    internal static void Check(ScrubbingKind kind, ScrubbingSettings settings, RequestFaults faults)
    {
        var byBgp = kind is ScrubbingKind.Bgp or ScrubbingKind.Voxility;
        faults.When(
            kind == ScrubbingKind.Cloudflare && string.IsNullOrWhiteSpace(settings.AccountId),
            "settings.accountId",
            "Cloudflare needs the id of the account."
        );
        faults.When(
            settings.AccountId is { } account && (account.Length > 64 || !account.All(char.IsAsciiLetterOrDigit)),
            "settings.accountId",
            "An account's id is letters and digits."
        );
        faults.When(
            byBgp && string.IsNullOrWhiteSpace(settings.PeerGroup),
            "settings.peerGroup",
            "Name the peer group that the prefix is announced to."
        );
        faults.When(
            !byBgp && (settings.PeerGroup ?? settings.NextHopV4 ?? settings.NextHopV6) is not null,
            "settings.peerGroup",
            "Only for diversion by BGP."
        );
        faults.When(
            settings.PollStatus && kind != ScrubbingKind.Voxility,
            "settings.pollStatus",
            "Only Voxility has such a status."
        );
        faults.When(
            kind == ScrubbingKind.Bgp && settings.BaseUrl is not null,
            "settings.baseUrl",
            "A provider told by BGP has no API."
        );
        faults.When(
            settings.BaseUrl is { } url && !IsBaseUrl(url),
            "settings.baseUrl",
            "An https address without user, query or fragment; http only on loopback."
        );
        faults.When(settings.TimeoutSeconds is < 10 or > 30, "settings.timeoutSeconds", "10 to 30 seconds.");
        faults.When(settings.AnnounceMinutes is < 0 or > 60, "settings.announceMinutes", "0 to 60 minutes.");
        faults.When(settings.WithdrawMinutes is < 0 or > 60, "settings.withdrawMinutes", "0 to 60 minutes.");
        CheckRoutes(settings, faults);
    }

    /// <summary>https, or http on loopback for tests and local gateways.</summary>
    internal static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static void CheckRoutes(ScrubbingSettings settings, RequestFaults faults)
    {
        faults.When(!IsNextHop(settings.NextHopV4, isV4: true), "settings.nextHopV4", "An IPv4 address.");
        faults.When(!IsNextHop(settings.NextHopV6, isV4: false), "settings.nextHopV6", "An IPv6 address.");
        foreach (var text in (settings.Communities ?? []).Where(static t => !Community.TryParse(t, out _)))
            faults.Add("settings.communities", $"{text} is no community such as 65000:666.");
        foreach (var text in (settings.LargeCommunities ?? []).Where(static t => !LargeCommunity.TryParse(t, out _)))
            faults.Add("settings.largeCommunities", $"{text} is no large community such as 65000:1:2.");
        faults.When(settings.Communities?.Count > 32, "settings.communities", "At most 32.");
        faults.When(settings.LargeCommunities?.Count > 32, "settings.largeCommunities", "At most 32.");

        // While both announce, one route goes to both groups; what differs between them belongs to the groups.
        var ofRoute =
            (settings.NextHopV4 ?? settings.NextHopV6) is not null
            || settings.Communities?.Count > 0
            || settings.LargeCommunities?.Count > 0;
        faults.When(
            settings is { OwnGroup: not null, PeerGroup: not null } && ofRoute,
            "settings.ownGroup",
            "With an announcement of our own, next hop and communities are those of the two peer groups."
        );
        faults.When(
            settings.OwnGroup is { } own && own == settings.PeerGroup,
            "settings.ownGroup",
            "Our own announcement goes to another group than the provider's."
        );
    }

    private static bool IsNextHop(string? text, bool isV4) =>
        text is null || (IpAddress.TryParse(text, out var address) && address.IsV4 == isV4);
}
