namespace Flowtriq.Core.Packets.Dissection;

/// <summary>A protocol over UDP that the viewer takes apart.</summary>
/// <param name="Column">Text of the protocol column.</param>
/// <param name="Name">Title of the layer.</param>
/// <param name="Info">Text of the info column after the ports.</param>
/// <param name="Fields">The layer's fields.</param>
internal sealed record PayloadProtocol(string Column, string Name, PayloadInfo Info, PayloadFields Fields)
{
    /// <summary>The protocol of a UDP payload by its ports, when what it holds fits.</summary>
    public static PayloadProtocol? Find(ReadOnlySpan<byte> payload, in PacketHeader header, out string info)
    {
        info = "";
        if (header.Protocol != IpProtocol.Udp || header.IsLaterFragment || payload.IsEmpty)
            return null;

        // The lower port is the service, but a reflector's reply may go to a victim's port below its own.
        var first = Math.Min(header.SourcePort, header.DestinationPort);
        var second = Math.Max(header.SourcePort, header.DestinationPort);
        return Try(first, payload, header, ref info) ?? Try(second, payload, header, ref info);
    }

    private static PayloadProtocol? Try(
        ushort port,
        ReadOnlySpan<byte> payload,
        in PacketHeader header,
        ref string info
    )
    {
        var protocol = OfPort(port);
        var text = protocol?.Info(payload, header);
        if (text is null && port == 4500)
        {
            protocol = Isakmp.Encapsulated;
            text = protocol.Info(payload, header);
        }

        if (text is null)
            return null;

        info = text;
        return protocol;
    }

    private static PayloadProtocol? OfPort(ushort port) =>
        port switch
        {
            53 => Dns.Protocol,
            5353 => Dns.Multicast,
            5355 => Dns.LinkLocal,
            123 => Ntp.Protocol,
            161 or 162 => Snmp.Protocol,
            389 => Cldap.Protocol,
            443 or 80 => Quic.Protocol,
            500 => Isakmp.Protocol,
            4500 => Isakmp.Traversal,
            1900 => Ssdp.Protocol,
            11_211 => Memcached.Protocol,
            _ => null,
        };
}

/// <summary>Says in a few words what a payload is, or null when it is not of this protocol.</summary>
internal delegate string? PayloadInfo(ReadOnlySpan<byte> payload, in PacketHeader header);

/// <summary>Notes the fields of a payload; the reader stands at its first byte.</summary>
internal delegate void PayloadFields(ref FieldReader reader, in PacketHeader header);
