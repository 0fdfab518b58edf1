using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>EtherTypes (IANA) and the walk over the tags and encapsulations they announce.</summary>
internal static class EtherTypes
{
    public const ushort Ipv4 = 0x0800;
    public const ushort Ipv6 = 0x86DD;
    public const ushort TransparentEthernet = 0x6558;
    public const ushort Mpls = 0x8847;
    public const ushort MplsMulticast = 0x8848;
    public const ushort PppoeSession = 0x8864;
    public const ushort Vlan = 0x8100;
    public const ushort ServiceVlan = 0x88A8;
    public const ushort StackedVlan = 0x9100;

    private const int MostTags = 8;

    /// <summary>Largest value that is an IEEE 802.3 length and not an EtherType.</summary>
    private const ushort LargestLength = 1500;

    private static ReadOnlySpan<byte> SnapHeader => [0xAA, 0xAA, 0x03, 0, 0, 0];

    /// <summary>
    /// Goes on from <paramref name="offset"/>, the first byte after <paramref name="etherType"/>, to the IP header.
    /// <paramref name="vlan"/> takes the outermost id.
    /// </summary>
    public static ParseError FindIp(ReadOnlySpan<byte> frame, ushort etherType, ref int offset, ref ushort vlan)
    {
        for (var tags = 0; tags <= MostTags; tags++)
        {
            switch (etherType)
            {
                case Ipv4 or Ipv6:
                    return ParseError.None;
                case Vlan or ServiceVlan or StackedVlan:
                    if (offset + 4 > frame.Length)
                        return ParseError.TruncatedLink;
                    var tag = BinaryPrimitives.ReadUInt32BigEndian(frame[offset..]);
                    if (tags == 0 && vlan == 0)
                        vlan = (ushort)((tag >> 16) & 0x0FFF);
                    etherType = (ushort)tag;
                    offset += 4;
                    break;
                case Mpls or MplsMulticast:
                    return MplsStack.FindIp(frame, ref offset, ref vlan);
                case PppoeSession:
                    // Version and type, code, session id, length (RFC 2516 §4), then PPP.
                    return Ppp.FindIp(frame, offset + 6, out offset, ref vlan);
                case <= LargestLength:
                    if (!TryReadSnap(frame, ref offset, out etherType))
                        return ParseError.NotIp;
                    break;
                default:
                    return ParseError.NotIp;
            }
        }

        return ParseError.TooManyLinkHeaders;
    }

    /// <summary>LLC/SNAP with an EtherType inside (RFC 1042).</summary>
    private static bool TryReadSnap(ReadOnlySpan<byte> frame, ref int offset, out ushort etherType)
    {
        etherType = 0;
        var rest = frame[Math.Min(offset, frame.Length)..];
        if (rest.Length < 8 || !rest.StartsWith(SnapHeader))
            return false;

        etherType = BinaryPrimitives.ReadUInt16BigEndian(rest[6..]);
        offset += 8;
        return true;
    }
}
