using System.Collections.Immutable;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>
/// Our routes as gobgpd's paths and back; the only place that knows its shapes. The family is always that of the route:
/// gobgpd accepts any and sends what resets every session.
/// </summary>
internal static class GoBgpRoutes
{
    private const uint StandardPreference = 100;
    private const uint OperatorBits = 0x47;

    internal static Api.Path Encode(Nlri route, RoutePath path)
    {
        var nlri = Any.Pack(NlriOf(route));
        var family = FamilyOf(route.Family);
        var made = new Api.Path { Nlri = nlri, Family = family };
        var attributes = path.Attributes;
        Add(new Api.OriginAttribute { Origin = attributes.Origin ?? 2 });
        if (route is Nlri.Unicast { Value.IsV4: true })
        {
            Add(new Api.NextHopAttribute { NextHop = path.NextHops[0].ToString() });
        }
        else
        {
            var reach = new Api.MpReachNLRIAttribute { Family = family };
            reach.NextHops.Add(
                !path.NextHops.IsEmpty ? path.NextHops[0].ToString()
                : route.Family.IsV4 ? "0.0.0.0"
                : "::"
            );
            reach.Nlris.Add(nlri);
            Add(reach);
        }
        if (attributes.LocalPref is { } preference and not StandardPreference)
            Add(new Api.LocalPrefAttribute { LocalPref = preference });
        if (!attributes.Communities.IsEmpty)
            Add(new Api.CommunitiesAttribute { Communities = { attributes.Communities.Select(static c => c.Value) } });
        if (!attributes.LargeCommunities.IsEmpty)
            Add(new Api.LargeCommunitiesAttribute { Communities = { attributes.LargeCommunities.Select(Large) } });
        var action = FlowSpecActionCodec.Action(attributes.ExtendedCommunities);
        if (route is Nlri.Flow)
            Add(new Api.ExtendedCommunitiesAttribute { Communities = { Actions(action).Select(Any.Pack) } });
        return made;

        void Add(IMessage attribute) => made.Pattrs.Add(Any.Pack(attribute));
    }

    internal static Api.DeletePathRequest Delete(Nlri route) =>
        new()
        {
            Family = FamilyOf(route.Family),
            Path = new Api.Path
            {
                Nlri = Any.Pack(NlriOf(route)),
                Family = FamilyOf(route.Family),
                Pattrs = { Any.Pack(new Api.OriginAttribute { Origin = 2 }), Any.Pack(ReachOf(route)) },
            },
        };

    internal static Api.Family FamilyOf(AddressFamily family) => new() { Afi = family.Afi, Safi = family.Safi };

    /// <summary>Why gobgpd cannot be given this route, or null when it can.</summary>
    internal static string? Obstacle(RoutePath path)
    {
        var action = FlowSpecActionCodec.Action(
            path.Attributes.ExtendedCommunities,
            path.Attributes.Ipv6ExtendedCommunities
        );
        return action.PacketRate is not null ? "gobgpd takes no limits in packets per second"
            : action.Redirect is { Address: not null } or { Asn: > ushort.MaxValue }
                ? "gobgpd is given redirects to a two-octet AS number only"
            : null;
    }

    /// <summary>The route of a path, or null when it is of no kind that we announce.</summary>
    internal static Nlri? Decode(Api.Path path)
    {
        if (path.Nlri is null)
            return null;
        if (path.Nlri.TryUnpack<Api.IPAddressPrefix>(out var prefix))
            return Prefix(prefix.Prefix, prefix.PrefixLen) is { } value ? new Nlri.Unicast(value) : null;
        return path.Nlri.TryUnpack<Api.FlowSpecNLRI>(out var rule) ? DecodeRule(rule) : null;
    }

    /// <summary>Whether the path carries the large community.</summary>
    internal static bool Carries(Api.Path path, LargeCommunity marker) =>
        path.Pattrs.Any(attribute =>
            attribute.TryUnpack<Api.LargeCommunitiesAttribute>(out var found)
            && found.Communities.Any(value =>
                new LargeCommunity(value.GlobalAdmin, value.LocalData1, value.LocalData2) == marker
            )
        );

    private static IMessage ReachOf(Nlri route)
    {
        if (route is Nlri.Unicast { Value.IsV4: true })
            return new Api.NextHopAttribute { NextHop = "0.0.0.0" };
        var reach = new Api.MpReachNLRIAttribute { Family = FamilyOf(route.Family) };
        reach.NextHops.Add(route.Family.IsV4 ? "0.0.0.0" : "::");
        reach.Nlris.Add(Any.Pack(NlriOf(route)));
        return reach;
    }

    private static IMessage NlriOf(Nlri route) =>
        route switch
        {
            Nlri.Unicast { Value: var prefix } => new Api.IPAddressPrefix
            {
                PrefixLen = prefix.Length,
                Prefix = prefix.Address.ToString(),
            },
            Nlri.Flow { Match: var match } => RuleOf(match),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };

    private static Api.FlowSpecNLRI RuleOf(FlowSpecMatch match)
    {
        var rule = new Api.FlowSpecNLRI();
        if (match.Destination is { } destination)
            rule.Rules.Add(Any.Pack(PrefixOf(1, destination)));
        if (match.Source is { } source)
            rule.Rules.Add(Any.Pack(PrefixOf(2, source)));
        foreach (var component in match.Components)
        {
            var made = new Api.FlowSpecComponent { Type = (uint)component.Field };
            foreach (var term in component.Terms)
                made.Items.Add(new Api.FlowSpecComponentItem { Op = (uint)term.Operator, Value = term.Value });
            rule.Rules.Add(Any.Pack(made));
        }
        return rule;
    }

    private static Api.FlowSpecIPPrefix PrefixOf(uint type, IpPrefix prefix) =>
        new()
        {
            Type = type,
            PrefixLen = prefix.Length,
            Prefix = prefix.Address.ToString(),
        };

    private static Nlri.Flow? DecodeRule(Api.FlowSpecNLRI rule)
    {
        var match = new FlowSpecMatch();
        foreach (var part in rule.Rules)
        {
            if (part.TryUnpack<Api.FlowSpecIPPrefix>(out var prefix))
            {
                if (Prefix(prefix.Prefix, prefix.PrefixLen) is not { } value || prefix.Offset != 0)
                    return null;
                match = prefix.Type == 1 ? match with { Destination = value } : match with { Source = value };
            }
            else if (part.TryUnpack<Api.FlowSpecComponent>(out var component))
            {
                var terms = component.Items.Select(static item => new FlowSpecTerm(
                    (FlowSpecOperator)(item.Op & OperatorBits),
                    (uint)item.Value
                ));
                match = match.With(new((FlowSpecField)component.Type, [.. terms]));
            }
            else
            {
                return null;
            }
        }
        return match.Destination is null ? null : new Nlri.Flow(match);
    }

    private static IpPrefix? Prefix(string address, uint length) =>
        IpPrefix.TryParse($"{address}/{length}", out var prefix) ? prefix : null;

    private static Api.LargeCommunityValue Large(LargeCommunity community) =>
        new()
        {
            GlobalAdmin = community.Administrator,
            LocalData1 = community.First,
            LocalData2 = community.Second,
        };

    private static IEnumerable<IMessage> Actions(FlowSpecAction action)
    {
        if (action.Rate is { } rate)
            yield return new Api.TrafficRateExtended { Rate = (float)rate.Value };
        if (action.Sample || action.Continue)
            yield return new Api.TrafficActionExtended { Sample = action.Sample, Terminal = action.Continue };
        if (action.Redirect is { } target)
            yield return new Api.RedirectTwoOctetAsSpecificExtended { Asn = target.Asn, LocalAdmin = target.Number };
        if (action.Mark is { } mark)
            yield return new Api.TrafficRemarkExtended { Dscp = mark };
    }
}
