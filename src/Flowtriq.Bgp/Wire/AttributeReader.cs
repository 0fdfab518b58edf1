using System.Buffers.Binary;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>Reads path attributes; each type at most once (RFC 7606 §3 g), lengths as their definitions say.</summary>
internal static class AttributeReader
{
    public static WireFault TryRead(ReadOnlySpan<byte> bytes, bool fourOctetAs, ref UpdateMessage update)
    {
        var reader = new WireReader(bytes);
        Span<bool> seen = stackalloc bool[256];
        ValueList<AsPathSegment>? as4Path = null;
        while (reader.Remaining > 0)
        {
            if (!reader.TryByte(out var flags) || !reader.TryByte(out var code))
                return WireFault.Attribute;
            ReadOnlySpan<byte> value = default;
            var whole =
                (flags & AttributeCode.ExtendedLength) != 0
                    ? reader.TryBlock16(out value)
                    : reader.TryBlock8(out value);
            if (!whole || seen[code])
                return WireFault.Attribute;
            seen[code] = true;
            var fault = code switch
            {
                AttributeCode.MpReach => TryReadRoutes(value, withNextHop: true, ref update),
                AttributeCode.MpUnreach => TryReadRoutes(value, withNextHop: false, ref update),
                AttributeCode.As4Path => TryReadPath(value, fourOctetAs: true, out as4Path),
                AttributeCode.AsPath => TryReadAsPath(value, fourOctetAs, ref update),
                _ => TryReadPlain(code, value, ref update),
            };
            if (fault != WireFault.None)
                return fault;
        }
        // The four-octet path replaces the one with AS_TRANS (RFC 6793 §4.2.3).
        if (!fourOctetAs && as4Path is not null)
            update = update with { Attributes = update.Attributes with { AsPath = as4Path } };
        return WireFault.None;
    }

    private static WireFault TryReadPlain(byte code, ReadOnlySpan<byte> value, ref UpdateMessage update)
    {
        var before = update.Attributes;
        var attributes = (code, value.Length) switch
        {
            (AttributeCode.Origin, 1) => before with { Origin = value[0] },
            (AttributeCode.NextHop, 4) => before with { NextHop = IpAddress.FromBytes(value) },
            (AttributeCode.Med, 4) => before with { Med = BinaryPrimitives.ReadUInt32BigEndian(value) },
            (AttributeCode.LocalPref, 4) => before with { LocalPref = BinaryPrimitives.ReadUInt32BigEndian(value) },
            (AttributeCode.Communities, _) when value.Length % 4 == 0 => before with
            {
                Communities = ReadCommunities(value),
            },
            (AttributeCode.ExtendedCommunities, _) when value.Length % 8 == 0 => before with
            {
                ExtendedCommunities = ReadExtended(value),
            },
            (AttributeCode.LargeCommunities, _) when value.Length % 12 == 0 => before with
            {
                LargeCommunities = ReadLarge(value),
            },
            (AttributeCode.Ipv6ExtendedCommunities, _) when value.Length % 20 == 0 => before with
            {
                Ipv6ExtendedCommunities = ReadIpv6Extended(value),
            },
            (
                AttributeCode.Origin
                    or AttributeCode.NextHop
                    or AttributeCode.Med
                    or AttributeCode.LocalPref
                    or AttributeCode.Communities
                    or AttributeCode.ExtendedCommunities
                    or AttributeCode.LargeCommunities
                    or AttributeCode.Ipv6ExtendedCommunities,
                _
            ) => null,
            _ => before,
        };
        if (attributes is null)
            return WireFault.Attribute;
        update = update with { Attributes = attributes };
        return WireFault.None;
    }

    private static WireFault TryReadAsPath(ReadOnlySpan<byte> value, bool fourOctetAs, ref UpdateMessage update)
    {
        var fault = TryReadPath(value, fourOctetAs, out var path);
        if (fault == WireFault.None)
            update = update with { Attributes = update.Attributes with { AsPath = path } };
        return fault;
    }

    private static WireFault TryReadPath(ReadOnlySpan<byte> value, bool fourOctetAs, out ValueList<AsPathSegment>? path)
    {
        path = null;
        var reader = new WireReader(value);
        var segments = new List<AsPathSegment>();
        while (reader.Remaining > 0)
        {
            if (!reader.TryByte(out var type) || type is < 1 or > 2 || !reader.TryByte(out var count))
                return WireFault.Attribute;
            var asns = new uint[count];
            for (var index = 0; index < count; index++)
            {
                ushort narrow = 0;
                if (!(fourOctetAs ? reader.TryUInt32(out asns[index]) : reader.TryUInt16(out narrow)))
                    return WireFault.Attribute;
                if (!fourOctetAs)
                    asns[index] = narrow;
            }
            segments.Add(new AsPathSegment(type == 1, [.. asns]));
        }
        path = [.. segments];
        return WireFault.None;
    }

    private static WireFault TryReadRoutes(ReadOnlySpan<byte> value, bool withNextHop, ref UpdateMessage update)
    {
        var reader = new WireReader(value);
        if (!reader.TryUInt16(out var afi) || !reader.TryByte(out var safi))
            return WireFault.Attribute;
        var family = new AddressFamily(afi, safi);
        ReadOnlySpan<byte> hops = default;
        if (withNextHop && (!reader.TryBlock8(out hops) || !reader.TryByte(out _)))
            return WireFault.Attribute;
        if (!family.IsKnown)
            return WireFault.Unsupported;
        var width = family.IsV4 ? 4 : 16;
        if (hops.Length % width != 0)
            return WireFault.Attribute;
        var nextHops = new IpAddress[hops.Length / width];
        for (var index = 0; index < nextHops.Length; index++)
            nextHops[index] = IpAddress.FromBytes(hops.Slice(index * width, width));
        var fault = NlriCodec.TryReadAll(reader.Rest, family, out var routes);
        if (fault != WireFault.None)
            return fault;
        var read = new MpRoutes(family, [.. nextHops], routes);
        update = withNextHop ? update with { Reach = read } : update with { Unreach = read };
        return WireFault.None;
    }

    private static ValueList<Community> ReadCommunities(ReadOnlySpan<byte> value)
    {
        var all = new Community[value.Length / 4];
        for (var index = 0; index < all.Length; index++)
            all[index] = new Community(BinaryPrimitives.ReadUInt32BigEndian(value[(index * 4)..]));
        return [.. all];
    }

    private static ValueList<ExtendedCommunity> ReadExtended(ReadOnlySpan<byte> value)
    {
        var all = new ExtendedCommunity[value.Length / 8];
        for (var index = 0; index < all.Length; index++)
            all[index] = new ExtendedCommunity(BinaryPrimitives.ReadUInt64BigEndian(value[(index * 8)..]));
        return [.. all];
    }

    private static ValueList<LargeCommunity> ReadLarge(ReadOnlySpan<byte> value)
    {
        var reader = new WireReader(value);
        var all = new List<LargeCommunity>(value.Length / 12);
        while (reader.TryUInt32(out var asn) && reader.TryUInt32(out var first) && reader.TryUInt32(out var second))
            all.Add(new LargeCommunity(asn, first, second));
        return [.. all];
    }

    private static ValueList<Ipv6ExtendedCommunity> ReadIpv6Extended(ReadOnlySpan<byte> value)
    {
        var reader = new WireReader(value);
        var all = new List<Ipv6ExtendedCommunity>(value.Length / 20);
        while (reader.TryUInt16(out var kind) && reader.TryTake(16, out var address) && reader.TryUInt16(out var local))
            all.Add(new Ipv6ExtendedCommunity(kind, BinaryPrimitives.ReadUInt128BigEndian(address), local));
        return [.. all];
    }
}
