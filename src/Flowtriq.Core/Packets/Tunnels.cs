namespace Flowtriq.Core.Packets;

/// <summary>Finds the IP header inside a tunnel packet.</summary>
internal static class Tunnels
{
    public const ushort VxlanPort = 4789;
    private const ushort GtpUserPort = 2152;
    private const int VxlanHeaderLength = 8;
    private const byte VxlanHasIdentifier = 0x08;

    /// <summary>Says where the inner IP header starts, counted from the start of the frame.</summary>
    public static ParseError FindInner(ReadOnlySpan<byte> frame, in PacketHeader outer, out int innerOffset)
    {
        innerOffset = outer.PayloadOffset;
        if (outer.IsLaterFragment || !CarriesTunnel(outer))
            return ParseError.NotATunnel;
        if (outer.TunnelDepth >= PacketParser.MaximumTunnelDepth)
            return ParseError.TunnelTooDeep;

        var end = Math.Min(frame.Length, outer.PayloadOffset + outer.PayloadLength);
        if (innerOffset >= end)
            return ParseError.TruncatedTunnel;

        var bytes = frame[..end];
        return outer.Protocol switch
        {
            IpProtocol.IpIp or IpProtocol.Ipv6 => ParseError.None,
            IpProtocol.Gre => GreTunnel.FindInner(bytes, ref innerOffset),
            _ when outer.DestinationPort == VxlanPort => FindInVxlan(bytes, ref innerOffset),
            _ => GtpTunnel.FindInner(bytes, ref innerOffset),
        };
    }

    private static bool CarriesTunnel(in PacketHeader outer) =>
        outer.Protocol switch
        {
            IpProtocol.Udp => outer.DestinationPort is VxlanPort or GtpUserPort,
            IpProtocol.Gre or IpProtocol.IpIp or IpProtocol.Ipv6 => true,
            _ => false,
        };

    /// <summary>RFC 7348 §5: without the I flag the header means nothing.</summary>
    private static ParseError FindInVxlan(ReadOnlySpan<byte> bytes, ref int offset)
    {
        if (offset + VxlanHeaderLength > bytes.Length)
            return ParseError.TruncatedTunnel;
        if ((bytes[offset] & VxlanHasIdentifier) == 0)
            return ParseError.UnsupportedTunnel;

        return LinkLayer.FindInEthernet(bytes, offset + VxlanHeaderLength, out offset, out _);
    }
}
