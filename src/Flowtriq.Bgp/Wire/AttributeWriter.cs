using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>
/// Writes path attributes: the multiprotocol ones first (RFC 7606 §5.1), the others in ascending order of type, the
/// length in one byte where it fits.
/// </summary>
internal static class AttributeWriter
{
    public static void Write(ref WireWriter writer, UpdateMessage update, bool fourOctetAs)
    {
        if (update.Reach is { } reach)
            WriteRoutes(ref writer, AttributeCode.MpReach, reach, withNextHop: true);
        if (update.Unreach is { } unreach)
            WriteRoutes(ref writer, AttributeCode.MpUnreach, unreach, withNextHop: false);
        var attributes = update.Attributes;
        if (attributes.Origin is { } origin)
        {
            Head(ref writer, AttributeCode.WellKnown, AttributeCode.Origin, 1);
            writer.Byte(origin);
        }
        if (attributes.AsPath is { } path)
            WritePath(ref writer, AttributeCode.WellKnown, AttributeCode.AsPath, path, fourOctetAs);
        if (attributes.NextHop is { } nextHop)
            WriteNumber(ref writer, AttributeCode.WellKnown, AttributeCode.NextHop, nextHop.V4);
        if (attributes.Med is { } med)
            WriteNumber(ref writer, AttributeCode.Optional, AttributeCode.Med, med);
        if (attributes.LocalPref is { } preference)
            WriteNumber(ref writer, AttributeCode.WellKnown, AttributeCode.LocalPref, preference);
        WriteCommunities(ref writer, attributes);
        if (!fourOctetAs && attributes.AsPath is { } wide && NeedsFourOctets(wide))
            WritePath(ref writer, AttributeCode.OptionalTransitive, AttributeCode.As4Path, wide, fourOctetAs: true);
        WriteLateCommunities(ref writer, attributes);
    }

    private static void WriteCommunities(ref WireWriter writer, PathAttributes attributes)
    {
        if (!attributes.Communities.IsEmpty)
        {
            var length = attributes.Communities.Count * 4;
            Head(ref writer, AttributeCode.OptionalTransitive, AttributeCode.Communities, length);
            foreach (var community in attributes.Communities.Span)
                writer.UInt32(community.Value);
        }
        if (!attributes.ExtendedCommunities.IsEmpty)
        {
            var length = attributes.ExtendedCommunities.Count * 8;
            Head(ref writer, AttributeCode.OptionalTransitive, AttributeCode.ExtendedCommunities, length);
            foreach (var community in attributes.ExtendedCommunities.Span)
                writer.UInt64(community.Value);
        }
    }

    private static void WriteLateCommunities(ref WireWriter writer, PathAttributes attributes)
    {
        if (!attributes.Ipv6ExtendedCommunities.IsEmpty)
        {
            var length = attributes.Ipv6ExtendedCommunities.Count * 20;
            Head(ref writer, AttributeCode.OptionalTransitive, AttributeCode.Ipv6ExtendedCommunities, length);
            foreach (var community in attributes.Ipv6ExtendedCommunities.Span)
            {
                writer.UInt16(community.Kind);
                writer.UInt128(community.Administrator);
                writer.UInt16(community.Local);
            }
        }
        if (!attributes.LargeCommunities.IsEmpty)
        {
            var length = attributes.LargeCommunities.Count * 12;
            Head(ref writer, AttributeCode.OptionalTransitive, AttributeCode.LargeCommunities, length);
            foreach (var community in attributes.LargeCommunities.Span)
            {
                writer.UInt32(community.Administrator);
                writer.UInt32(community.First);
                writer.UInt32(community.Second);
            }
        }
    }

    private static void WriteRoutes(ref WireWriter writer, byte code, MpRoutes routes, bool withNextHop)
    {
        var length = 3;
        if (withNextHop)
            length += 2 + (routes.NextHops.Count * NextHopBytes(routes.Family));
        foreach (var route in routes.Routes.Span)
            length += NlriCodec.Size(route);
        Head(ref writer, AttributeCode.Optional, code, length);
        writer.UInt16(routes.Family.Afi);
        writer.Byte(routes.Family.Safi);
        if (withNextHop)
        {
            writer.Byte((byte)(routes.NextHops.Count * NextHopBytes(routes.Family)));
            foreach (var nextHop in routes.NextHops.Span)
                WriteNextHop(ref writer, routes.Family, nextHop);
            writer.Byte(0);
        }
        foreach (var route in routes.Routes.Span)
            NlriCodec.Write(ref writer, route);
    }

    private static int NextHopBytes(AddressFamily family) => family.IsV4 ? 4 : 16;

    private static void WriteNextHop(ref WireWriter writer, AddressFamily family, IpAddress nextHop)
    {
        if (family.IsV4)
            writer.UInt32(nextHop.V4);
        else
            writer.UInt128(nextHop.Bits);
    }

    private static void WritePath(
        ref WireWriter writer,
        byte flags,
        byte code,
        ValueList<AsPathSegment> path,
        bool fourOctetAs
    )
    {
        var length = 0;
        foreach (var segment in path.Span)
            length += 2 + (segment.Asns.Count * (fourOctetAs ? 4 : 2));
        Head(ref writer, flags, code, length);
        foreach (var segment in path.Span)
        {
            writer.Byte(segment.IsSet ? (byte)1 : (byte)2);
            writer.Byte((byte)segment.Asns.Count);
            foreach (var asn in segment.Asns.Span)
            {
                if (fourOctetAs)
                    writer.UInt32(asn);
                else
                    writer.UInt16(asn > ushort.MaxValue ? OpenMessage.AsTrans : (ushort)asn);
            }
        }
    }

    private static bool NeedsFourOctets(ValueList<AsPathSegment> path)
    {
        foreach (var segment in path.Span)
        {
            if (segment.Asns.Span.ContainsAnyExceptInRange(0u, ushort.MaxValue))
                return true;
        }
        return false;
    }

    private static void WriteNumber(ref WireWriter writer, byte flags, byte code, uint value)
    {
        Head(ref writer, flags, code, 4);
        writer.UInt32(value);
    }

    private static void Head(ref WireWriter writer, byte flags, byte code, int length)
    {
        var wide = length > byte.MaxValue;
        writer.Byte(wide ? (byte)(flags | AttributeCode.ExtendedLength) : flags);
        writer.Byte(code);
        if (wide)
            writer.UInt16(checked((ushort)length));
        else
            writer.Byte((byte)length);
    }
}
