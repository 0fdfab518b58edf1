using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Redaction;

/// <summary>
/// Cuts a frame after its transport header and replaces the addresses of its IP header. What could tell of the payload or of
/// an address by another way goes as well: IP options, extension headers other than the fragment header, the rest of ICMP
/// headers, transport checksums. The IPv4 header checksum is made anew. A frame without an IP header loses all its bytes.
/// </summary>
internal static class FrameRedactor
{
    private const int Ipv4Length = 20;
    private const int Ipv6Length = 40;
    private const byte FragmentHeader = 44;

    /// <summary>The frame to show; at most as long as the one given.</summary>
    public static byte[] Redact(ReadOnlySpan<byte> frame, LinkType link, int wireLength, AddressMask mask)
    {
        if (!PacketParser.TryParse(frame, link, wireLength, out var header, out _))
            return [];
        var shown = frame[..Math.Min(frame.Length, Cut(frame, header))].ToArray();
        var ip = shown.AsSpan(header.IpOffset);
        if (IsV4(ip))
            RedactV4(ip, header, mask);
        else
            RedactV6(ip, header, mask);
        RedactTransport(shown, header);
        return shown;
    }

    /// <summary>The end of what is shown.</summary>
    private static int Cut(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        var ip = frame[header.IpOffset..];
        var isV4 = IsV4(ip);
        var headerEnd = header.IpOffset + (isV4 ? (ip[0] & 0x0F) * 4 : Ipv6Length);
        var onlyFragment = !isV4 && ip[6] == FragmentHeader && header.TransportOffset == headerEnd + 8;
        return header.TransportOffset == headerEnd || onlyFragment ? header.PayloadOffset : headerEnd;
    }

    private static void RedactV4(Span<byte> ip, in PacketHeader header, AddressMask mask)
    {
        mask.Map(header.Source).WriteTo(ip[12..]);
        mask.Map(header.Destination).WriteTo(ip[16..]);
        var whole = ip[..Math.Min(ip.Length, (ip[0] & 0x0F) * 4)];
        whole[Ipv4Length..].Clear();
        whole[10..12].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(whole[10..], Checksum(whole));
    }

    private static void RedactV6(Span<byte> ip, in PacketHeader header, AddressMask mask)
    {
        // The bits of an IPv4-mapped address are its form on this wire.
        BinaryPrimitives.WriteUInt128BigEndian(ip[8..], mask.Map(header.Source).Bits);
        BinaryPrimitives.WriteUInt128BigEndian(ip[24..], mask.Map(header.Destination).Bits);
    }

    private static bool IsV4(ReadOnlySpan<byte> ip) => ip[0] >> 4 == 4;

    private static void RedactTransport(Span<byte> shown, in PacketHeader header)
    {
        if (header.IsLaterFragment || header.TransportOffset >= shown.Length)
            return;
        var transport = shown[header.TransportOffset..];
        switch (header.Protocol)
        {
            case IpProtocol.Tcp:
                Clear(transport, 16, 2);
                break;
            case IpProtocol.Udp:
                Clear(transport, 6, 2);
                break;
            case IpProtocol.Sctp:
                Clear(transport, 8, 4);
                break;
            case IpProtocol.Icmp or IpProtocol.IcmpV6:
                Clear(transport, 2, 6);
                break;
        }
    }

    private static void Clear(Span<byte> bytes, int from, int length)
    {
        if (from < bytes.Length)
            bytes.Slice(from, Math.Min(length, bytes.Length - from)).Clear();
    }

    /// <summary>RFC 1071.</summary>
    private static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var index = 0; index + 1 < bytes.Length; index += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[index..]);
        while (sum > ushort.MaxValue)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
