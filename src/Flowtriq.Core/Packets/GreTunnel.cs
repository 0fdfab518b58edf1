namespace Flowtriq.Core.Packets;

/// <summary>
/// GRE (RFC 2784) with checksum, key and sequence (RFC 2890), NVGRE and transparent Ethernet (RFC 7637), PPTP's
/// version 1 (RFC 2637) and ERSPAN, by which routers mirror traffic to a collector.
/// </summary>
internal static class GreTunnel
{
    private const ushort Checksum = 0x8000;
    private const ushort Routing = 0x4000;
    private const ushort Key = 0x2000;
    private const ushort Sequence = 0x1000;
    private const ushort Acknowledgement = 0x0080;
    private const ushort VersionMask = 0x0007;
    private const ushort PointToPoint = 0x880B;
    private const ushort Erspan2 = 0x88BE;
    private const ushort Erspan3 = 0x22EB;

    /// <summary>Moves <paramref name="offset"/> from the GRE header to the IP header inside.</summary>
    public static ParseError FindInner(ReadOnlySpan<byte> bytes, ref int offset)
    {
        var reader = new SpanReader(bytes, offset);
        var flags = reader.ReadUInt16();
        var type = reader.ReadUInt16();
        var version = flags & VersionMask;
        if (version > 1 || (flags & Routing) != 0)
            return ParseError.UnsupportedTunnel;

        if ((flags & Checksum) != 0)
            reader.Skip(4);
        if ((flags & Key) != 0)
            reader.Skip(4);
        if ((flags & Sequence) != 0)
            reader.Skip(4);
        if (version == 1 && (flags & Acknowledgement) != 0)
            reader.Skip(4);
        if (type == Erspan2 && (flags & Sequence) != 0)
            reader.Skip(8);
        if (type == Erspan3)
            reader.Skip(12);
        if (reader.Failed)
            return ParseError.TruncatedTunnel;

        offset = reader.Position;
        ushort vlan = 0;
        return type switch
        {
            EtherTypes.TransparentEthernet or Erspan2 or Erspan3 => LinkLayer.FindInEthernet(
                bytes,
                offset,
                out offset,
                out _
            ),
            PointToPoint => Ppp.FindIp(bytes, offset, out offset, ref vlan),
            _ => EtherTypes.FindIp(bytes, type, ref offset, ref vlan),
        };
    }
}
