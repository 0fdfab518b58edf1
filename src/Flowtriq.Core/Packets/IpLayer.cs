using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>Reads IPv4 (RFC 791) and IPv6 (RFC 8200) headers and hands what they carry to <see cref="TransportLayer"/>.</summary>
internal static class IpLayer
{
    private const int Ipv4Length = 20;
    private const int Ipv6Length = 40;

    /// <summary>Reads the IP header at <paramref name="offset"/>; the version nibble decides.</summary>
    public static ParseError Read(
        ReadOnlySpan<byte> frame,
        int offset,
        int wireLength,
        ushort vlan,
        byte depth,
        out PacketHeader header
    )
    {
        header = default;
        if ((uint)offset >= (uint)frame.Length)
            return ParseError.TruncatedIp;

        return (frame[offset] >> 4) switch
        {
            4 => ReadV4(frame, offset, wireLength, vlan, depth, out header),
            6 => ReadV6(frame, offset, wireLength, vlan, depth, out header),
            _ => ParseError.BadIpVersion,
        };
    }

    private static ParseError ReadV4(
        ReadOnlySpan<byte> frame,
        int offset,
        int wireLength,
        ushort vlan,
        byte depth,
        out PacketHeader header
    )
    {
        header = default;
        var ip = frame[offset..];
        if (ip.Length < Ipv4Length)
            return ParseError.TruncatedIp;

        var headerLength = (ip[0] & 0x0F) * 4;
        if (headerLength < Ipv4Length)
            return ParseError.BadIpHeaderLength;

        // Segmentation offload leaves the length 0 in packets captured before the network card has cut them up.
        int length = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]);
        if (length == 0)
            length = Math.Min(wireLength - offset, ushort.MaxValue);
        if (length < headerLength)
            return ParseError.BadIpLength;

        var fragment = BinaryPrimitives.ReadUInt16BigEndian(ip[6..]);
        var carried = new IpPayload((IpProtocol)ip[9], offset + headerLength)
        {
            End = Math.Min(frame.Length, offset + length),
            IsFragment = (fragment & 0x3FFF) != 0,
            FragmentOffset = (ushort)((fragment & 0x1FFF) << 3),
        };
        if (carried.IsFragment)
            carried.FragmentId = BinaryPrimitives.ReadUInt16BigEndian(ip[4..]);
        if (carried.Protocol == IpProtocol.AuthenticationHeader)
            ExtensionHeaders.Skip(frame, ref carried);

        TransportLayer.Read(frame, carried, out var transport);
        header = new PacketHeader
        {
            Source = IpAddress.FromV4(BinaryPrimitives.ReadUInt32BigEndian(ip[12..])),
            Destination = IpAddress.FromV4(BinaryPrimitives.ReadUInt32BigEndian(ip[16..])),
            Protocol = carried.Protocol,
            SourcePort = transport.SourcePort,
            DestinationPort = transport.DestinationPort,
            TcpFlags = transport.TcpFlags,
            IcmpType = transport.IcmpType,
            IcmpCode = transport.IcmpCode,
            TimeToLive = ip[8],
            IsFragment = carried.IsFragment,
            FragmentOffset = carried.FragmentOffset,
            FragmentId = carried.FragmentId,
            IpLength = (ushort)length,
            WireLength = wireLength,
            IpOffset = (ushort)offset,
            TransportOffset = (ushort)carried.Offset,
            PayloadOffset = (ushort)transport.PayloadOffset,
            PayloadLength = (ushort)transport.PayloadLength,
            HasTransport = transport.IsPresent,
            Vlan = vlan,
            TunnelDepth = depth,
        };
        return ParseError.None;
    }

    private static ParseError ReadV6(
        ReadOnlySpan<byte> frame,
        int offset,
        int wireLength,
        ushort vlan,
        byte depth,
        out PacketHeader header
    )
    {
        header = default;
        var ip = frame[offset..];
        if (ip.Length < Ipv6Length)
            return ParseError.TruncatedIp;

        // A payload length of 0 is a jumbogram (RFC 2675) or segmentation offload, unless nothing was announced.
        var length = Ipv6Length + BinaryPrimitives.ReadUInt16BigEndian(ip[4..]);
        if (length == Ipv6Length && ip[6] != (byte)IpProtocol.NoNextHeader)
            length = wireLength - offset;
        length = Math.Clamp(length, Ipv6Length, ushort.MaxValue);

        var carried = new IpPayload((IpProtocol)ip[6], offset + Ipv6Length)
        {
            End = Math.Min(frame.Length, offset + length),
        };
        ExtensionHeaders.Skip(frame, ref carried);

        TransportLayer.Read(frame, carried, out var transport);
        header = new PacketHeader
        {
            Source = new IpAddress(BinaryPrimitives.ReadUInt128BigEndian(ip[8..])),
            Destination = new IpAddress(BinaryPrimitives.ReadUInt128BigEndian(ip[24..])),
            Protocol = carried.Protocol,
            SourcePort = transport.SourcePort,
            DestinationPort = transport.DestinationPort,
            TcpFlags = transport.TcpFlags,
            IcmpType = transport.IcmpType,
            IcmpCode = transport.IcmpCode,
            TimeToLive = ip[7],
            IsFragment = carried.IsFragment,
            FragmentOffset = carried.FragmentOffset,
            FragmentId = carried.FragmentId,
            IpLength = (ushort)length,
            WireLength = wireLength,
            IpOffset = (ushort)offset,
            TransportOffset = (ushort)carried.Offset,
            PayloadOffset = (ushort)transport.PayloadOffset,
            PayloadLength = (ushort)transport.PayloadLength,
            HasTransport = transport.IsPresent,
            Vlan = vlan,
            TunnelDepth = depth,
        };
        return ParseError.None;
    }
}
