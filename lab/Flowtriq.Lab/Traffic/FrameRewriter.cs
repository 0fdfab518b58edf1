using System.Buffers.Binary;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Namespaces;

namespace Flowtriq.Lab.Traffic;

/// <summary>
/// Turns a captured IPv4 packet into an Ethernet frame for a POP's uplink, with another destination. Checksums are
/// adjusted rather than recomputed (RFC 1624), so that a packet that was wrong stays wrong.
/// </summary>
public static class FrameRewriter
{
    private const int EthernetLength = 14;
    private const int LongestPacket = 1500;

    /// <summary>Returns the new frame, or null when the packet is not IPv4 or does not fit the lab's links.</summary>
    public static byte[]? Rewrite(LinkType link, ReadOnlySpan<byte> captured, Func<uint, uint> destination)
    {
        var packet = IpPacket(link, captured);
        if (packet.Length < 20 || packet[0] >> 4 != 4)
            return null;
        var headerLength = (packet[0] & 15) * 4;
        var total = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (headerLength < 20 || total < headerLength || total > LongestPacket || packet.Length < headerLength)
            return null;

        // What the capture cut off is filled with zeros, so that the packet has its real length on the wire.
        var frame = new byte[EthernetLength + total];
        Pop.UplinkAddress.CopyTo(frame, 0);
        Pop.SourceAddress.CopyTo(frame, 6);
        frame[12] = 8;
        packet[..Math.Min(packet.Length, total)].CopyTo(frame.AsSpan(EthernetLength));
        Redirect(frame.AsSpan(EthernetLength), headerLength, destination);
        return frame;
    }

    private static void Redirect(Span<byte> packet, int headerLength, Func<uint, uint> destination)
    {
        var before = BinaryPrimitives.ReadUInt32BigEndian(packet[16..]);
        var after = destination(before);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], after);
        Adjust(packet.Slice(10, 2), before, after);

        var isFirstFragment = (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & 0x1fff) == 0;
        var checksum = headerLength + (packet[9] == 6 ? 16 : 6);
        if (!isFirstFragment || packet[9] is not (6 or 17) || packet.Length < checksum + 2)
            return;
        var field = packet.Slice(checksum, 2);
        var absent = packet[9] == 17 && BinaryPrimitives.ReadUInt16BigEndian(field) == 0;
        if (!absent)
            Adjust(field, before, after);
    }

    // HC' = ~(~HC + ~m + m'), RFC 1624 equation 3, over the two halves of the address.
    private static void Adjust(Span<byte> field, uint before, uint after)
    {
        var sum = (uint)(ushort)~BinaryPrimitives.ReadUInt16BigEndian(field);
        sum += (ushort)~(before >> 16);
        sum += (ushort)~before;
        sum += after >> 16;
        sum += after & 0xffff;
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)~sum);
    }

    private static ReadOnlySpan<byte> IpPacket(LinkType link, ReadOnlySpan<byte> captured)
    {
        if (link is LinkType.RawIp or LinkType.Ipv4)
            return captured;
        if (link is not LinkType.Ethernet || captured.Length < EthernetLength)
            return default;
        var offset = 12;
        while (
            captured.Length >= offset + 6
            && BinaryPrimitives.ReadUInt16BigEndian(captured[offset..]) is 0x8100 or 0x88a8
        )
            offset += 4;
        return BinaryPrimitives.ReadUInt16BigEndian(captured[offset..]) == 0x0800 ? captured[(offset + 2)..] : default;
    }
}
