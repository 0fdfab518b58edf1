using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// What BGP announces for diversions: a prefix to the group of the provider that is told by BGP, and to our own group
/// while no provider's announcement is seen. Pure.
/// </summary>
internal static class DiversionRoutes
{
    /// <param name="setups">Every provider.</param>
    /// <param name="live">Diversions that are not over.</param>
    internal static ImmutableArray<DesiredRoute> Of(
        ImmutableArray<ScrubbingSetup> setups,
        IReadOnlyList<DiversionRecord> live
    )
    {
        var routes = new SortedDictionary<IpPrefix, RouteTraits>();
        foreach (var record in live.Where(IsAnnouncedToProvider))
        {
            if (setups.FirstOrDefault(s => s.Id == record.ProviderId) is { ByBgp: true } setup)
                routes[record.Prefix] = ToProvider(setup, record.Prefix);
        }

        foreach (var setup in setups.Where(s => s.Settings.OwnGroup is not null && IsUsed(s, live)))
        {
            foreach (var prefix in setup.Prefixes)
            {
                if (live.Any(r => r.Prefix == prefix && r.State == DiversionState.Advertised))
                    continue;
                var known = routes.GetValueOrDefault(prefix, RouteTraits.None);
                routes[prefix] = known with { Groups = known.Groups.Union([setup.Settings.OwnGroup!]) };
            }
        }

        return [.. routes.Select(static r => DesiredRoute.Diversion(r.Key, r.Value))];
    }

    /// <summary>From the moment before it is asked until it accepted to stop.</summary>
    private static bool IsAnnouncedToProvider(DiversionRecord record) => record.HoldsPrefix && record.StopAsked is null;

    /// <summary>A provider that is switched off in mid-way still gives its prefixes back in order.</summary>
    private static bool IsUsed(ScrubbingSetup setup, IReadOnlyList<DiversionRecord> live) =>
        setup.Enabled || live.Any(r => r.ProviderId == setup.Id);

    private static RouteTraits ToProvider(ScrubbingSetup setup, IpPrefix prefix)
    {
        var settings = setup.Settings;
        var nextHop = prefix.IsV4 ? settings.NextHopV4 : settings.NextHopV6;
        return new RouteTraits
        {
            Groups = [settings.PeerGroup!],
            NextHop = IpAddress.TryParse(nextHop, out var address) ? address : null,
            Communities = [.. (settings.Communities ?? []).Select(Parsed)],
            LargeCommunities = [.. (settings.LargeCommunities ?? []).Select(ParsedLarge)],
        };
    }

    private static Community Parsed(string text) =>
        Community.TryParse(text, out var community)
            ? community
            : throw new InvalidDataException($"{text} is stored as a community and is none.");

    private static LargeCommunity ParsedLarge(string text) =>
        LargeCommunity.TryParse(text, out var community)
            ? community
            : throw new InvalidDataException($"{text} is stored as a large community and is none.");
}
