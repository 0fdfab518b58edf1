using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>Walks the headers below IP and says where the IP header starts.</summary>
internal static class LinkLayer
{
    private const int EthernetLength = 14;

    /// <summary>Finds the IP header of a frame of the given link type.</summary>
    public static ParseError FindIp(ReadOnlySpan<byte> frame, LinkType link, out int ipOffset, out ushort vlan)
    {
        if (link == LinkType.Ethernet)
            return FindInEthernet(frame, 0, out ipOffset, out vlan);

        vlan = 0;
        ipOffset = 0;
        switch (link)
        {
            case LinkType.RawIp or LinkType.Ipv4 or LinkType.Ipv6:
                return ParseError.None;
            case LinkType.LinuxSll:
                return FindAfter(frame, protocolAt: 14, headerLength: 16, out ipOffset, ref vlan);
            case LinkType.LinuxSll2:
                return FindAfter(frame, protocolAt: 0, headerLength: 20, out ipOffset, ref vlan);
            case LinkType.Null or LinkType.Loop:
                return FindInLoopback(frame, out ipOffset);
            case LinkType.Ppp:
                return Ppp.FindIp(frame, 0, out ipOffset, ref vlan);
            default:
                return ParseError.UnsupportedLink;
        }
    }

    /// <summary>Finds the IP header of the Ethernet frame that starts at <paramref name="offset"/>.</summary>
    public static ParseError FindInEthernet(ReadOnlySpan<byte> frame, int offset, out int ipOffset, out ushort vlan)
    {
        vlan = 0;
        ipOffset = offset + EthernetLength;
        if (ipOffset > frame.Length)
            return ParseError.TruncatedLink;

        var etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[(offset + 12)..]);
        if (etherType is EtherTypes.Ipv4 or EtherTypes.Ipv6)
            return ParseError.None;

        return EtherTypes.FindIp(frame, etherType, ref ipOffset, ref vlan);
    }

    /// <summary>Linux "cooked" headers: an EtherType at a fixed place.</summary>
    private static ParseError FindAfter(
        ReadOnlySpan<byte> frame,
        int protocolAt,
        int headerLength,
        out int ipOffset,
        ref ushort vlan
    )
    {
        ipOffset = headerLength;
        return frame.Length < headerLength
            ? ParseError.TruncatedLink
            : EtherTypes.FindIp(
                frame,
                BinaryPrimitives.ReadUInt16BigEndian(frame[protocolAt..]),
                ref ipOffset,
                ref vlan
            );
    }

    /// <summary>BSD loopback: the address family is in the byte order of a machine unknown to us.</summary>
    private static ParseError FindInLoopback(ReadOnlySpan<byte> frame, out int ipOffset)
    {
        ipOffset = 4;
        if (frame.Length < 4)
            return ParseError.TruncatedLink;

        var family = BinaryPrimitives.ReadUInt32BigEndian(frame);
        if (family > ushort.MaxValue)
            family = BinaryPrimitives.ReverseEndianness(family);

        // AF_INET is 2 everywhere; AF_INET6 is 10 on Linux and 24, 28 or 30 on the BSDs and macOS.
        return family is 2 or 10 or 24 or 28 or 30 ? ParseError.None : ParseError.NotIp;
    }
}
