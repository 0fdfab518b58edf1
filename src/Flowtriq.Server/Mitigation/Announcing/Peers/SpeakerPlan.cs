using System.Collections.Immutable;
using System.Net;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>Turns the configuration into the built-in speaker's options and says everything that is wrong with it.</summary>
internal static class SpeakerPlan
{
    /// <summary>The options; peers that are off are left out. Meaningful only without errors.</summary>
    /// <param name="configuration">As it is, or as it would be.</param>
    /// <param name="open">Opens a sealed password; null when it cannot be.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="edited">Name of the peer in question: only its fields are named without the peer.</param>
    internal static SpeakerOptions Make(
        BgpConfiguration configuration,
        Func<StoredPeer, string?> open,
        FieldErrors errors,
        string? edited = null
    )
    {
        var settings = configuration.Settings;
        if (!IpAddress.TryParse(settings.RouterId, out var identifier) && settings.RouterId.Length > 0)
            errors.Add("routerId", "must be an IPv4 address");
        var options = new SpeakerOptions
        {
            Identifier = identifier,
            Listen = [.. settings.Listen.Select(text => BgpText.Endpoint(text, "listen", errors)).OfType<IPEndPoint>()],
            Groups = [.. configuration.Groups.Select(group => GroupOf(group, errors))],
            Peers =
            [
                .. configuration
                    .Peers.Where(peer => peer.Settings.Enabled || peer.Name == edited)
                    .Select(peer => PeerOf(peer, settings, open, errors, edited))
                    .OfType<PeerOptions>(),
            ],
        };
        Check(options, errors, settings.Enabled, edited);
        return options with
        {
            Peers = options.Peers.RemoveAll(peer =>
                configuration.Peers.Any(stored => stored.Name == peer.Name && !stored.Settings.Enabled)
            ),
        };
    }

    internal static PeerGroup GroupOf(BgpGroup group, FieldErrors errors)
    {
        var standard = new PeerGroup { Name = group.Name };
        errors.Unless(group.Kinds.Length > 0, "kinds", "A group takes at least one kind of route.");
        return standard with
        {
            Kinds = [.. group.Kinds.Distinct()],
            NextHopV4 = BgpText.NextHop(group.NextHopV4, v4: true, "nextHopV4", errors),
            NextHopV6 = BgpText.NextHop(group.NextHopV6, v4: false, "nextHopV6", errors),
            BlackholeCommunities = group.BlackholeCommunities is { } given
                ? BgpText.Communities(given, "blackholeCommunities", errors)
                : standard.BlackholeCommunities,
            DiversionCommunities = BgpText.Communities(group.DiversionCommunities, "diversionCommunities", errors),
            FlowSpecCommunities = BgpText.Communities(group.FlowSpecCommunities, "flowSpecCommunities", errors),
            LargeCommunities = BgpText.LargeCommunities(group.LargeCommunities, "largeCommunities", errors),
            LocalPref = group.LocalPref,
        };
    }

    private static PeerOptions? PeerOf(
        StoredPeer peer,
        BgpSettings settings,
        Func<StoredPeer, string?> open,
        FieldErrors errors,
        string? edited
    )
    {
        var given = peer.Settings;
        BgpText.Limits(given.MaxFlowSpec, given.MaxBlackholes, errors);
        errors.Unless(given.Port > 0, "port", "A TCP port is 1 to 65535.");
        var remote = BgpText.Address(given.Address, "address", errors);
        var local = string.IsNullOrEmpty(given.LocalAddress)
            ? null
            : BgpText.Address(given.LocalAddress, "localAddress", errors);
        var families = BgpText.Families(given.Families, "families", errors);
        var profile = BgpText.Profile(given.Profile, errors);
        Md5Key? password = null;
        if (peer.Password is not null)
        {
            if (open(peer) is { } text)
            {
                password = new Md5Key(text);
            }
            else
            {
                // One router without its password must not keep the others from their sessions.
                if (edited is null || edited == peer.Name)
                    errors.Add("password", $"The password of {peer.Name} can no longer be opened: set it again.");
                return null;
            }
        }
        return remote is null
            ? null
            : new PeerOptions
            {
                Name = peer.Name,
                Remote = remote,
                RemoteAsn = given.Asn,
                LocalAsn =
                    given.LocalAsn ?? (settings is { Enabled: false, LocalAsn: 0 } ? given.Asn : settings.LocalAsn),
                Port = given.Port,
                Local = local,
                Group = given.Group,
                Passive = given.Passive,
                Password = password,
                TtlSecurity = given.TtlSecurity,
                Families = families,
                Profile = profile,
                HoldTime = TimeSpan.FromSeconds(given.HoldSeconds),
                RestartTime = TimeSpan.FromSeconds(given.RestartSeconds),
                MaxFlowSpec = given.MaxFlowSpec,
                MaxBlackholes = given.MaxBlackholes,
            };
    }

    // "bgp.peers.NAME.holdTime" is the field holdSeconds of the peer in question, and of any other peer what it says.
    private static void Check(SpeakerOptions options, FieldErrors errors, bool enabled, string? edited)
    {
        var own = $"bgp.peers.{edited}.";
        foreach (var error in SpeakerOptionsRules.Check(options))
        {
            if (!enabled && error.Path == "bgp.identifier")
                continue;
            var reason = error.Value.Length > 0 ? $"{error.Value} {error.Reason}" : error.Reason;
            var field =
                edited is not null && error.Path.StartsWith(own, StringComparison.Ordinal)
                    ? FieldOf(error.Path[own.Length..])
                : error.Path == "bgp.identifier" ? "routerId"
                : error.Path;
            errors.Add(field, reason);
        }
    }

    private static string FieldOf(string option) =>
        option switch
        {
            "holdTime" => "holdSeconds",
            "restartTime" => "restartSeconds",
            "local" => "localAddress",
            _ => option,
        };
}
