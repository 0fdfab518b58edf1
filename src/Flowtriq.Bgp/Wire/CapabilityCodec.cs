namespace Flowtriq.Bgp.Wire;

/// <summary>Capabilities as {code, length, value} (RFC 5492 §4).</summary>
internal static class CapabilityCodec
{
    private const byte Multiprotocol = 1;
    private const byte RouteRefresh = 2;
    private const byte ExtendedMessages = 6;
    private const byte Graceful = 64;
    private const byte FourOctetAs = 65;

    public static void Write(ref WireWriter writer, Capabilities capabilities)
    {
        foreach (var family in capabilities.Families.Span)
        {
            writer.Byte(Multiprotocol);
            writer.Byte(4);
            writer.UInt16(family.Afi);
            writer.UInt16(family.Safi);
        }
        if (capabilities.RouteRefresh)
        {
            writer.Byte(RouteRefresh);
            writer.Byte(0);
        }
        if (capabilities.ExtendedMessages)
        {
            writer.Byte(ExtendedMessages);
            writer.Byte(0);
        }
        if (capabilities.Asn is { } asn)
        {
            writer.Byte(FourOctetAs);
            writer.Byte(4);
            writer.UInt32(asn);
        }
        if (capabilities.GracefulRestart is { } graceful)
            Write(ref writer, graceful);
    }

    /// <summary>Adds what the bytes hold to <paramref name="capabilities"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ref Capabilities capabilities)
    {
        var reader = new WireReader(bytes);
        while (reader.Remaining > 0)
        {
            if (!reader.TryByte(out var code) || !reader.TryBlock8(out var value))
                return false;
            var fields = new WireReader(value);
            switch (code)
            {
                case Multiprotocol:
                    if (value.Length != 4 || !fields.TryUInt16(out var afi) || !fields.TryUInt16(out var safi))
                        return false;
                    var family = new AddressFamily(afi, (byte)safi);
                    capabilities = capabilities with { Families = capabilities.Families.Union([family]) };
                    break;
                case RouteRefresh:
                    capabilities = capabilities with { RouteRefresh = true };
                    break;
                case ExtendedMessages:
                    capabilities = capabilities with { ExtendedMessages = true };
                    break;
                case FourOctetAs:
                    if (value.Length != 4 || !fields.TryUInt32(out var asn))
                        return false;
                    capabilities = capabilities with { Asn = asn };
                    break;
                case Graceful:
                    if (!TryReadGraceful(value, out var graceful))
                        return false;
                    capabilities = capabilities with { GracefulRestart = graceful };
                    break;
                default:
                    break;
            }
        }
        return true;
    }

    private static void Write(ref WireWriter writer, GracefulRestart graceful)
    {
        writer.Byte(Graceful);
        var length = writer.Reserve(1);
        var flags = (graceful.Restarted ? 0x8000 : 0) | (graceful.Notifications ? 0x4000 : 0);
        writer.UInt16((ushort)(flags | (graceful.Seconds & 0x0FFF)));
        foreach (var family in graceful.Families.Span)
        {
            writer.UInt16(family.Family.Afi);
            writer.Byte(family.Family.Safi);
            writer.Byte(family.Preserved ? (byte)0x80 : (byte)0);
        }
        writer.Fill8(length);
    }

    private static bool TryReadGraceful(ReadOnlySpan<byte> value, out GracefulRestart? graceful)
    {
        graceful = null;
        var reader = new WireReader(value);
        if ((value.Length - 2) % 4 != 0 || !reader.TryUInt16(out var head))
            return false;
        var families = new List<GracefulFamily>();
        while (reader.TryUInt16(out var afi) && reader.TryByte(out var safi) && reader.TryByte(out var flags))
            families.Add(new GracefulFamily(new AddressFamily(afi, safi), (flags & 0x80) != 0));
        graceful = new GracefulRestart(
            (head & 0x8000) != 0,
            (head & 0x4000) != 0,
            (ushort)(head & 0x0FFF),
            [.. families]
        );
        return true;
    }
}
