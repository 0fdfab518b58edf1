using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>The path attributes this speaker sends and reads (RFC 4271 §5). Unknown ones are passed over. Equal by content.</summary>
public sealed record PathAttributes
{
    /// <summary>ORIGIN: 0 IGP, 1 EGP, 2 incomplete.</summary>
    public byte? Origin { get; init; }

    /// <summary>AS_PATH; empty within an AS, null when absent.</summary>
    public ValueList<AsPathSegment>? AsPath { get; init; }

    /// <summary>NEXT_HOP of IPv4 unicast.</summary>
    public IpAddress? NextHop { get; init; }

    /// <summary>MULTI_EXIT_DISC.</summary>
    public uint? Med { get; init; }

    /// <summary>LOCAL_PREF; only within an AS.</summary>
    public uint? LocalPref { get; init; }

    /// <summary>COMMUNITIES (RFC 1997).</summary>
    public ValueList<Community> Communities { get; init; }

    /// <summary>LARGE_COMMUNITY (RFC 8092).</summary>
    public ValueList<LargeCommunity> LargeCommunities { get; init; }

    /// <summary>EXTENDED COMMUNITIES (RFC 4360).</summary>
    public ValueList<ExtendedCommunity> ExtendedCommunities { get; init; }

    /// <summary>IPv6-address-specific extended communities (RFC 5701).</summary>
    public ValueList<Ipv6ExtendedCommunity> Ipv6ExtendedCommunities { get; init; }
}
