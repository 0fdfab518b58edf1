using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>MPLS label stacks (RFC 3032). The labels do not say what they carry, so the payload is guessed by its nibble.</summary>
internal static class MplsStack
{
    private const int MostLabels = 16;
    private const int ControlWordLength = 4;
    private const uint BottomOfStack = 0x100;

    /// <summary>
    /// Skips the labels. Nibble 4 or 6 is IP; anything else is an Ethernet pseudowire (RFC 4448), with or without control
    /// word, when IP is found where its EtherType says.
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

        var nibble = frame[offset] >> 4;
        if (nibble is 4 or 6)
            return ParseError.None;

        // A control word begins with nibble 0, and so do most Ethernet addresses: what fits without one goes first.
        var found =
            IsEthernet(frame, offset, out var ipOffset, ref vlan)
            || (nibble == 0 && IsEthernet(frame, offset + ControlWordLength, out ipOffset, ref vlan));
        offset = ipOffset;
        return found ? ParseError.None : ParseError.NotIp;
    }

    /// <summary>
    /// True when an Ethernet header with at most one VLAN tag is followed by IP of the announced version. No further
    /// header is looked for: a guess must not become the start of another.
    /// </summary>
    private static bool IsEthernet(ReadOnlySpan<byte> frame, int offset, out int ipOffset, ref ushort vlan)
    {
        var reader = new SpanReader(frame, offset);
        reader.Skip(12);
        var etherType = reader.ReadUInt16();
        ushort tag = 0;
        if (etherType is EtherTypes.Vlan or EtherTypes.ServiceVlan or EtherTypes.StackedVlan)
        {
            tag = (ushort)(reader.ReadUInt16() & 0x0FFF);
            etherType = reader.ReadUInt16();
        }

        ipOffset = reader.Position;
        var version = reader.ReadByte() >> 4;
        if (reader.Failed || (etherType, version) is not ((EtherTypes.Ipv4, 4) or (EtherTypes.Ipv6, 6)))
            return false;

        if (vlan == 0)
            vlan = tag;
        return true;
    }
}
