namespace Flowtriq.Core.Packets;

/// <summary>PPP (RFC 1661), with or without HDLC-like address and control bytes (RFC 1662) and compressed protocol field.</summary>
internal static class Ppp
{
    private const int Ipv4 = 0x0021;
    private const int Ipv6 = 0x0057;
    private const int MplsUnicast = 0x0281;
    private const int MplsMulticast = 0x0283;

    /// <summary>Finds the IP header of the PPP frame that starts at <paramref name="start"/>.</summary>
    public static ParseError FindIp(ReadOnlySpan<byte> frame, int start, out int ipOffset, ref ushort vlan)
    {
        ipOffset = start;
        if (ipOffset + 2 <= frame.Length && frame[ipOffset] == 0xFF && frame[ipOffset + 1] == 0x03)
            ipOffset += 2;
        if (ipOffset + 2 > frame.Length)
            return ParseError.TruncatedLink;

        int protocol = frame[ipOffset++];

        // An odd first byte is a protocol field compressed to one byte (RFC 1661 §6.5).
        if ((protocol & 1) == 0)
            protocol = (protocol << 8) | frame[ipOffset++];

        return protocol switch
        {
            Ipv4 or Ipv6 => ParseError.None,
            MplsUnicast or MplsMulticast => MplsStack.FindIp(frame, ref ipOffset, ref vlan),
            _ => ParseError.NotIp,
        };
    }
}
