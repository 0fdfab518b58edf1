using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>MPLS label stacks (RFC 3032). The labels do not say what they carry, so the payload is guessed by its nibble.</summary>
internal static class MplsStack
{
    private const int MostLabels = 16;
    private const uint BottomOfStack = 0x100;

    /// <summary>
    /// Skips the labels. Nibble 4 or 6 is IP; nibble 0 is a pseudowire control word (RFC 4385) and Ethernet follows;
    /// anything else is Ethernet when its EtherType leads to IP (RFC 4448 without control word).
    /// </summary>
    public static ParseError FindIp(ReadOnlySpan<byte> frame, ref int offset, ref ushort vlan)
    {
        for (var labels = 0; ; labels++)
        {
            if (labels == MostLabels)
                return ParseError.TooManyLinkHeaders;
            if (offset + 4 > frame.Length)
                return ParseError.TruncatedLink;

            var label = BinaryPrimitives.ReadUInt32BigEndian(frame[offset..]);
            offset += 4;
            if ((label & BottomOfStack) != 0)
                break;
        }

        if (offset >= frame.Length)
            return ParseError.TruncatedLink;

        return (frame[offset] >> 4) switch
        {
            4 or 6 => ParseError.None,
            0 => FindInPseudowire(frame, offset + 4, ref offset, ref vlan),
            _ => FindInPseudowire(frame, offset, ref offset, ref vlan),
        };
    }

    private static ParseError FindInPseudowire(ReadOnlySpan<byte> frame, int ethernet, ref int offset, ref ushort vlan)
    {
        if (ethernet + 14 > frame.Length)
            return ParseError.TruncatedLink;

        // Only IP and VLAN tags are followed: a guess must not become a second stack of guesses.
        var etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[(ethernet + 12)..]);
        if (
            etherType
            is not (
                EtherTypes.Ipv4
                or EtherTypes.Ipv6
                or EtherTypes.Vlan
                or EtherTypes.ServiceVlan
                or EtherTypes.StackedVlan
            )
        )
            return ParseError.NotIp;

        offset = ethernet + 14;
        if (etherType is EtherTypes.Ipv4 or EtherTypes.Ipv6)
            return ParseError.None;
        if (offset + 4 > frame.Length)
            return ParseError.TruncatedLink;

        if (vlan == 0)
            vlan = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(frame[offset..]) & 0x0FFF);
        etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[(offset + 2)..]);
        offset += 4;
        return etherType is EtherTypes.Ipv4 or EtherTypes.Ipv6 ? ParseError.None : ParseError.NotIp;
    }
}
