using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>
/// The body of OPEN: version, AS, hold time, identifier, optional parameters of {type, length, value} (RFC 4271 §4.2);
/// parameter 2 holds capabilities (RFC 5492 §4), a first parameter of 255 announces two-octet lengths (RFC 9072).
/// </summary>
internal static class OpenCodec
{
    private const byte CapabilityParameter = 2;
    private const byte ExtendedParameters = 255;

    public static void Write(ref WireWriter writer, OpenMessage open)
    {
        writer.Byte(open.Version);
        writer.UInt16(open.TwoOctetAsn);
        writer.UInt16(open.HoldSeconds);
        writer.UInt32(open.Identifier.V4);
        var parameters = writer.Reserve(1);
        writer.Byte(CapabilityParameter);
        var capabilities = writer.Reserve(1);
        CapabilityCodec.Write(ref writer, open.Capabilities);
        writer.Fill8(capabilities);
        writer.Fill8(parameters);
    }

    public static WireFault TryRead(ReadOnlySpan<byte> body, out OpenMessage? open)
    {
        open = null;
        var reader = new WireReader(body);
        if (
            !reader.TryByte(out var version)
            || !reader.TryUInt16(out var asn)
            || !reader.TryUInt16(out var hold)
            || !reader.TryUInt32(out var identifier)
            || !reader.TryByte(out var length)
        )
            return WireFault.Open;
        var extended = length == ExtendedParameters && reader.Remaining > 0 && reader.Rest[0] == ExtendedParameters;
        ReadOnlySpan<byte> parameters = default;
        if (extended)
        {
            reader.TryByte(out _);
            if (!reader.TryBlock16(out parameters))
                return WireFault.Open;
        }
        else if (!reader.TryTake(length, out parameters))
        {
            return WireFault.Open;
        }
        if (reader.Remaining > 0)
            return WireFault.Open;
        var fault = ReadParameters(parameters, extended, out var capabilities);
        if (fault == WireFault.None)
            open = new OpenMessage(version, asn, hold, IpAddress.FromV4(identifier), capabilities);
        return fault;
    }

    private static WireFault ReadParameters(ReadOnlySpan<byte> bytes, bool extended, out Capabilities capabilities)
    {
        capabilities = new Capabilities();
        var reader = new WireReader(bytes);
        while (reader.Remaining > 0)
        {
            if (!reader.TryByte(out var type))
                return WireFault.Open;
            ReadOnlySpan<byte> value = default;
            var whole = extended ? reader.TryBlock16(out value) : reader.TryBlock8(out value);
            if (!whole)
                return WireFault.Open;
            if (type == CapabilityParameter && !CapabilityCodec.TryRead(value, ref capabilities))
                return WireFault.Capability;
        }
        return WireFault.None;
    }
}
