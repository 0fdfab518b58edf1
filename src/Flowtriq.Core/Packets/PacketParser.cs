namespace Flowtriq.Core.Packets;

/// <summary>
/// Finds the IP and transport header in a captured frame. Never throws, never allocates and never reads outside the span.
/// </summary>
/// <remarks>
/// A frame cut short yields all it holds. The rule: when the fixed IP header is there the call succeeds with addresses and
/// protocol; each transport field is set when its own bytes are there and 0 otherwise (see
/// <see cref="PacketHeader.HasTransport"/>). When a chain of IPv6 extension headers is cut or longer than sixteen,
/// <see cref="PacketHeader.Protocol"/> is the number at which it stopped. Bytes beyond the stated IP length (Ethernet
/// padding, trailers) are never taken for payload. The version nibble, not the EtherType, tells IPv4 from IPv6.
/// </remarks>
public static class PacketParser
{
    /// <summary>How many tunnels <see cref="TryParseInner"/> opens, one inside the other.</summary>
    public const int MaximumTunnelDepth = 3;

    /// <summary>Bytes of a frame that are looked at: what the 16-bit offsets of <see cref="PacketHeader"/> can reach.</summary>
    private const int MaximumFrame = ushort.MaxValue;

    /// <summary>Reads the outermost IP header.</summary>
    /// <param name="frame">The bytes captured, from the link header on.</param>
    /// <param name="link">How the frame begins.</param>
    /// <param name="wireLength">Bytes of the frame on the wire; at least <c>frame.Length</c> is assumed.</param>
    /// <param name="header">The header; default when the result is false.</param>
    /// <param name="error">The reason when the result is false, else <see cref="ParseError.None"/>.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> frame,
        LinkType link,
        int wireLength,
        out PacketHeader header,
        out ParseError error
    )
    {
        wireLength = Math.Max(wireLength, frame.Length);
        if (frame.Length > MaximumFrame)
            frame = frame[..MaximumFrame];

        error = LinkLayer.FindIp(frame, link, out var ipOffset, out var vlan);
        if (error == ParseError.None)
        {
            error = IpLayer.Read(frame, ipOffset, wireLength, vlan, depth: 0, out header);
            return error == ParseError.None;
        }

        header = default;
        return false;
    }

    /// <summary>
    /// Reads the IP header inside a GRE (RFC 2784, RFC 2890; NVGRE, transparent Ethernet, PPTP, ERSPAN), IPIP, 6in4,
    /// VXLAN (RFC 7348) or GTP-U (3GPP TS 29.281) packet.
    /// </summary>
    /// <param name="frame">The same frame <paramref name="outer"/> was parsed from.</param>
    /// <param name="outer">The header that may carry a tunnel; itself possibly an inner one.</param>
    /// <param name="inner">The header inside, one tunnel deeper; offsets count from the start of the frame.</param>
    /// <param name="error">The reason when the result is false; <see cref="ParseError.NotATunnel"/> for ordinary packets.</param>
    public static bool TryParseInner(
        ReadOnlySpan<byte> frame,
        in PacketHeader outer,
        out PacketHeader inner,
        out ParseError error
    )
    {
        error = Tunnels.FindInner(frame, outer, out var start);
        if (error == ParseError.None)
        {
            var end = Math.Min(Math.Min(frame.Length, MaximumFrame), outer.PayloadOffset + outer.PayloadLength);
            error = IpLayer.Read(
                frame[..end],
                start,
                outer.WireLength,
                outer.Vlan,
                (byte)(outer.TunnelDepth + 1),
                out inner
            );
            return error == ParseError.None;
        }

        inner = default;
        return false;
    }
}
