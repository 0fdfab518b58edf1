namespace Flowtriq.Bgp.Wire;

/// <summary>Type codes and flags of path attributes (RFC 4271 §4.3, IANA BGP parameters).</summary>
internal static class AttributeCode
{
    public const byte Origin = 1;
    public const byte AsPath = 2;
    public const byte NextHop = 3;
    public const byte Med = 4;
    public const byte LocalPref = 5;
    public const byte Communities = 8;
    public const byte MpReach = 14;
    public const byte MpUnreach = 15;
    public const byte ExtendedCommunities = 16;
    public const byte As4Path = 17;
    public const byte Ipv6ExtendedCommunities = 25;
    public const byte LargeCommunities = 32;

    public const byte WellKnown = 0x40;
    public const byte Optional = 0x80;
    public const byte OptionalTransitive = 0xC0;
    public const byte ExtendedLength = 0x10;
}
