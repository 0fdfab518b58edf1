namespace Flowtriq.Bgp.Wire;

/// <summary>The body of UPDATE: {length, withdrawn}, {length, attributes}, announced until the end (RFC 4271 §4.3).</summary>
internal static class UpdateCodec
{
    public static void Write(ref WireWriter writer, UpdateMessage update, bool fourOctetAs)
    {
        var withdrawn = writer.Reserve(2);
        foreach (var route in update.Withdrawn.Span)
            NlriCodec.Write(ref writer, route);
        writer.Fill16(withdrawn);
        var attributes = writer.Reserve(2);
        AttributeWriter.Write(ref writer, update, fourOctetAs);
        writer.Fill16(attributes);
        foreach (var route in update.Announced.Span)
            NlriCodec.Write(ref writer, route);
    }

    public static WireFault TryRead(ReadOnlySpan<byte> body, bool fourOctetAs, out UpdateMessage? update)
    {
        update = null;
        var reader = new WireReader(body);
        if (!reader.TryBlock16(out var withdrawn) || !reader.TryBlock16(out var attributes))
            return WireFault.Update;
        var fault = NlriCodec.TryReadAll(withdrawn, AddressFamily.Ipv4Unicast, out var gone);
        if (fault != WireFault.None)
            return fault;
        fault = NlriCodec.TryReadAll(reader.Rest, AddressFamily.Ipv4Unicast, out var announced);
        if (fault != WireFault.None)
            return fault;
        var read = new UpdateMessage { Withdrawn = gone, Announced = announced };
        fault = AttributeReader.TryRead(attributes, fourOctetAs, ref read);
        if (fault == WireFault.None)
            update = read;
        return fault;
    }
}
