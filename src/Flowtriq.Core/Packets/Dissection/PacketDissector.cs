namespace Flowtriq.Core.Packets.Dissection;

/// <summary>
/// Turns a captured frame into what people read: one line for the list, and the tree of its layers. Never throws on any
/// bytes; what cannot be read is left out or shown as bytes.
/// </summary>
public static class PacketDissector
{
    /// <summary>One line for a frame.</summary>
    /// <param name="frame">The bytes kept.</param>
    /// <param name="link">How the frame begins.</param>
    /// <param name="wireLength">Bytes on the wire.</param>
    public static PacketSummary Summarise(ReadOnlySpan<byte> frame, LinkType link, int wireLength) =>
        PacketParser.TryParse(frame, link, wireLength, out var header, out var error)
            ? Summarise(frame, header)
            : SummaryText.OfUnparsed(frame, link, wireLength, error);

    /// <summary>One line for a frame already parsed.</summary>
    /// <param name="frame">The same frame <paramref name="header"/> was parsed from.</param>
    /// <param name="header">Its outermost header.</param>
    public static PacketSummary Summarise(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        var (protocol, info) = SummaryText.Of(frame, header);
        return new PacketSummary(
            header.Source.ToString(),
            header.Destination.ToString(),
            protocol,
            header.WireLength,
            info
        );
    }

    /// <summary>The layers of a frame, outermost first, down to the payload; tunnels are opened.</summary>
    /// <param name="frame">The bytes kept.</param>
    /// <param name="link">How the frame begins.</param>
    /// <param name="wireLength">Bytes on the wire.</param>
    public static IReadOnlyList<PacketLayer> Dissect(ReadOnlySpan<byte> frame, LinkType link, int wireLength)
    {
        var layers = new List<PacketLayer>();
        if (!PacketParser.TryParse(frame, link, wireLength, out var header, out _))
        {
            LinkTree.Add(frame, link, 0, frame.Length, layers);
            return layers;
        }

        LinkTree.Add(frame, link, 0, header.IpOffset, layers);
        while (true)
        {
            // Padding and trailers do not belong to the packet.
            var packet = frame[..Math.Min(frame.Length, header.IpOffset + header.IpLength)];
            IpTree.Add(packet, header, layers);
            TransportTree.Add(packet, header, layers);
            if (!PacketParser.TryParseInner(frame, header, out var inner, out _))
            {
                AddPayload(frame, header, layers);
                return layers;
            }

            TunnelTree.Add(frame, header, inner.IpOffset, layers);
            header = inner;
        }
    }

    private static void AddPayload(ReadOnlySpan<byte> frame, in PacketHeader header, List<PacketLayer> layers)
    {
        var end = Math.Min(frame.Length, header.PayloadOffset + header.PayloadLength);
        if (header.PayloadOffset >= end)
            return;

        var reader = new FieldReader(frame[..end], header.PayloadOffset);
        var protocol = PayloadProtocol.Find(reader.Rest, header, out _);
        if (protocol is not null)
            protocol.Fields(ref reader, header);
        else
            reader.Bytes("Bytes", header.PayloadLength);
        layers.Add(reader.ToLayer(protocol?.Name ?? $"Data ({end - header.PayloadOffset} bytes)", end));
    }
}
