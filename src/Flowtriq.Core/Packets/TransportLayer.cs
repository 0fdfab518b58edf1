using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>Reads TCP (RFC 9293), UDP (RFC 768), ICMP, ICMPv6, SCTP (RFC 9260) and ESP headers as far as the frame goes.</summary>
internal static class TransportLayer
{
    private const int TcpLength = 20;
    private const int UdpLength = 8;

    /// <summary>Reads the header that <paramref name="carried"/> points to; later fragments have none.</summary>
    public static void Read(ReadOnlySpan<byte> frame, in IpPayload carried, out TransportFields fields)
    {
        fields = default;
        var end = Math.Min(carried.End, frame.Length);
        var start = Math.Min(carried.Offset, end);

        // Of a chain of extension headers that was cut nothing is known to be payload.
        var headerLength = carried.IsCut ? end - start : 0;
        if (carried.FragmentOffset == 0 && !carried.IsCut)
        {
            var bytes = frame[start..end];
            headerLength = carried.Protocol switch
            {
                IpProtocol.Tcp => ReadTcp(bytes, ref fields),
                IpProtocol.Udp => ReadUdp(bytes, ref fields, ref end),
                IpProtocol.Icmp or IpProtocol.IcmpV6 => ReadIcmp(bytes, ref fields),
                IpProtocol.Sctp => ReadPorts(bytes, ref fields, headerLength: 12),
                IpProtocol.Esp => 8,
                _ => 0,
            };
        }

        fields.PayloadOffset = Math.Min(Math.Min(start + headerLength, end), ushort.MaxValue);
        fields.PayloadLength = Math.Min(end - fields.PayloadOffset, ushort.MaxValue);
    }

    private static int ReadTcp(ReadOnlySpan<byte> bytes, ref TransportFields fields)
    {
        ReadPorts(bytes, ref fields, TcpLength);
        if (bytes.Length < 14)
            return TcpLength;

        fields.TcpFlags = (TcpFlags)bytes[13];
        return Math.Max(TcpLength, (bytes[12] >> 4) * 4);
    }

    private static int ReadUdp(ReadOnlySpan<byte> bytes, ref TransportFields fields, ref int end)
    {
        ReadPorts(bytes, ref fields, UdpLength);
        if (bytes.Length < UdpLength)
            return UdpLength;

        // A length below eight is malformed, or 0 in a jumbogram: then the IP length alone decides.
        int stated = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (stated >= UdpLength && stated < bytes.Length)
            end -= bytes.Length - stated;
        return UdpLength;
    }

    private static int ReadIcmp(ReadOnlySpan<byte> bytes, ref TransportFields fields)
    {
        if (bytes.Length >= 2)
        {
            fields.IcmpType = bytes[0];
            fields.IcmpCode = bytes[1];
            fields.IsPresent = true;
        }

        return 8;
    }

    private static int ReadPorts(ReadOnlySpan<byte> bytes, ref TransportFields fields, int headerLength)
    {
        if (bytes.Length >= 4)
        {
            var ports = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            fields.SourcePort = (ushort)(ports >> 16);
            fields.DestinationPort = (ushort)ports;
            fields.IsPresent = true;
        }

        return headerLength;
    }
}
