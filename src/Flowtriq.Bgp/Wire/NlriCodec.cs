using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>Routes on the wire: {length in bits, the bytes that many bits need} (RFC 4271 §4.3), or FlowSpec rules.</summary>
internal static class NlriCodec
{
    /// <summary>Bytes the route takes.</summary>
    public static int Size(Nlri route) =>
        route switch
        {
            Nlri.Flow flow => FlowSpecCodec.Size(flow.Match),
            Nlri.Unicast unicast => 1 + PrefixBytes(unicast.Value.Length),
            _ => throw new ArgumentOutOfRangeException(nameof(route)),
        };

    public static void Write(ref WireWriter writer, Nlri route)
    {
        switch (route)
        {
            case Nlri.Flow flow:
                FlowSpecCodec.Write(ref writer, flow.Match);
                break;
            case Nlri.Unicast unicast:
                writer.Byte(unicast.Value.Length);
                WriteBits(ref writer, unicast.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(route));
        }
    }

    /// <summary>Reads every route that the bytes hold.</summary>
    public static WireFault TryReadAll(ReadOnlySpan<byte> bytes, AddressFamily family, out ValueList<Nlri> routes)
    {
        routes = default;
        if (!family.IsKnown)
            return WireFault.Unsupported;
        var reader = new WireReader(bytes);
        var found = new List<Nlri>();
        while (reader.Remaining > 0)
        {
            var fault = family.IsFlowSpec
                ? FlowSpecCodec.TryRead(ref reader, family.IsV4, out var route)
                : TryReadUnicast(ref reader, family.IsV4, out route);
            if (fault != WireFault.None)
                return fault;
            found.Add(route!);
        }
        routes = [.. found];
        return WireFault.None;
    }

    internal static int PrefixBytes(int length) => (length + 7) / 8;

    internal static void WriteBits(ref WireWriter writer, IpPrefix prefix)
    {
        Span<byte> address = stackalloc byte[16];
        prefix.Address.WriteTo(address);
        writer.Bytes(address[..PrefixBytes(prefix.Length)]);
    }

    internal static WireFault TryReadBits(ref WireReader reader, int length, bool v4, out IpPrefix prefix)
    {
        prefix = default;
        var width = v4 ? 4 : 16;
        if (length > width * 8 || !reader.TryTake(PrefixBytes(length), out var bits))
            return WireFault.Prefix;
        Span<byte> address = stackalloc byte[16];
        address.Clear();
        bits.CopyTo(address);
        var parsed = IpAddress.FromBytes(address[..width]);
        // An IPv4-mapped address is held as IPv4 and would change its family.
        if (parsed.IsV4 != v4)
            return WireFault.Unsupported;
        prefix = new IpPrefix(parsed, length);
        return WireFault.None;
    }

    private static WireFault TryReadUnicast(ref WireReader reader, bool v4, out Nlri? route)
    {
        route = null;
        if (!reader.TryByte(out var length))
            return WireFault.Prefix;
        var fault = TryReadBits(ref reader, length, v4, out var prefix);
        if (fault == WireFault.None)
            route = new Nlri.Unicast(prefix);
        return fault;
    }
}
