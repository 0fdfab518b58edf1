using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Protocol and info columns.</summary>
internal static class SummaryText
{
    /// <summary>Texts of a frame with an IP header.</summary>
    public static (string Protocol, string Info) Of(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        if (header.IsLaterFragment)
            return ("FRAG", Fragment(header));

        var (protocol, info) = OfTransport(frame, header);
        return header.IsFragment ? (protocol, info + ", first fragment") : (protocol, info);
    }

    /// <summary>Texts of a frame without one: its EtherType, and why it was not read further.</summary>
    public static PacketSummary OfUnparsed(ReadOnlySpan<byte> frame, LinkType link, int wireLength, ParseError error)
    {
        var length = Math.Max(wireLength, frame.Length);
        if (link != LinkType.Ethernet || frame.Length < 14)
            return new PacketSummary("", "", link.ToString().ToUpperInvariant(), length, Reason(error));

        var source = FieldReader.HardwareText(frame[6..12]);
        var destination = FieldReader.HardwareText(frame[..6]);
        var etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);
        var name = ProtocolNames.OfEtherType(etherType);
        var info = etherType == 0x0806 ? Arp(frame[14..]) : Reason(error);
        return new PacketSummary(source, destination, name, length, info);
    }

    private static (string Protocol, string Info) OfTransport(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        if (PacketParser.TryParseInner(frame, header, out var inner, out _))
            return (TunnelName(header), $"{inner.Source} → {inner.Destination} {Inner(frame, inner)}");

        var name = ProtocolNames.OfIp(header.Protocol);
        if (
            header.Protocol
            is IpProtocol.Tcp
                or IpProtocol.Udp
                or IpProtocol.Sctp
                or IpProtocol.Icmp
                or IpProtocol.IcmpV6
        )
        {
            if (!header.HasTransport)
                return (name, $"{name} header cut off");
        }

        switch (header.Protocol)
        {
            case IpProtocol.Tcp:
                return (name, Tcp(frame, header));
            case IpProtocol.Udp:
                return Udp(frame, header);
            case IpProtocol.Sctp:
                return (name, $"{Ports(header)} Len={SentPayload(header)}");
            case IpProtocol.Icmp:
                return (
                    name,
                    Icmp(
                        frame,
                        header,
                        ProtocolNames.OfIcmp(header.IcmpType, header.IcmpCode),
                        header.IcmpType is 0 or 8
                    )
                );
            case IpProtocol.IcmpV6:
                return (
                    name,
                    Icmp(
                        frame,
                        header,
                        ProtocolNames.OfIcmpV6(header.IcmpType, header.IcmpCode),
                        header.IcmpType is 128 or 129
                    )
                );
            case IpProtocol.Esp:
                var reader = new SpanReader(frame, header.TransportOffset);
                return (name, $"SPI=0x{reader.ReadUInt32():x8} Seq={reader.ReadUInt32()}");
            default:
                return (name, $"IP protocol {(byte)header.Protocol}, {header.IpLength} bytes");
        }
    }

    /// <summary>"443 → 51822 [ACK] Seq=88121 Len=1398".</summary>
    private static string Tcp(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        var reader = new SpanReader(frame, header.TransportOffset + 4);
        var sequence = reader.ReadUInt32();
        var text = $"{Ports(header)} [{TcpFlagText.Of(header.TcpFlags)}] Seq={sequence}";
        return $"{text} Len={SentPayload(header)}";
    }

    private static (string, string) Udp(ReadOnlySpan<byte> frame, in PacketHeader header)
    {
        var end = Math.Min(frame.Length, header.PayloadOffset + header.PayloadLength);
        var payload = header.PayloadOffset < end ? frame[header.PayloadOffset..end] : default;
        var protocol = PayloadProtocol.Find(payload, header, out var info);
        return protocol is null
            ? ("UDP", $"{Ports(header)} Len={SentPayload(header)}")
            : (protocol.Column, $"{Ports(header)} {info}");
    }

    private static string Icmp(ReadOnlySpan<byte> frame, in PacketHeader header, string name, bool echo)
    {
        if (!echo)
            return name;
        var reader = new SpanReader(frame, header.TransportOffset + 4);
        var (id, sequence) = (reader.ReadUInt16(), reader.ReadUInt16());
        return reader.Failed ? name : $"{name} id=0x{id:x4}, seq={sequence}, Len={SentPayload(header)}";
    }

    private static string Inner(ReadOnlySpan<byte> frame, in PacketHeader inner)
    {
        var (protocol, info) = Of(frame, inner);
        return $"{protocol} {info}";
    }

    private static string Fragment(in PacketHeader header) =>
        $"{ProtocolNames.OfIp(header.Protocol)} fragment, offset {header.FragmentOffset}, ID 0x{header.FragmentId:x4}, "
        + $"Len={SentPayload(header)}";

    private static string TunnelName(in PacketHeader header) =>
        header.Protocol switch
        {
            IpProtocol.Udp => header.DestinationPort == Tunnels.VxlanPort ? "VXLAN" : "GTP",
            var other => ProtocolNames.OfIp(other),
        };

    private static string Ports(in PacketHeader header) => $"{header.SourcePort} → {header.DestinationPort}";

    /// <summary>Payload as sent: the IP length counts it even where the frame was cut.</summary>
    private static int SentPayload(in PacketHeader header) =>
        Math.Max(0, header.IpOffset + header.IpLength - header.PayloadOffset);

    private static string Arp(ReadOnlySpan<byte> bytes)
    {
        var reader = new SpanReader(bytes, 6);
        var operation = reader.ReadUInt16();
        reader.Skip(6);
        var sender = reader.Take(4);
        reader.Skip(6);
        var target = reader.Take(4);
        if (reader.Failed)
            return "ARP";
        return operation == 1
            ? $"Who has {IpAddress.FromBytes(target)}? Tell {IpAddress.FromBytes(sender)}"
            : $"{IpAddress.FromBytes(sender)} is at {FieldReader.HardwareText(bytes[8..14])}";
    }

    private static string Reason(ParseError error) =>
        error switch
        {
            ParseError.NotIp => "not IP",
            ParseError.UnsupportedLink => "unknown link type",
            ParseError.TruncatedLink => "link header cut off",
            ParseError.TooManyLinkHeaders => "too many link headers",
            ParseError.TruncatedIp => "IP header cut off",
            ParseError.BadIpVersion => "bad IP version",
            ParseError.BadIpHeaderLength => "bad IP header length",
            ParseError.BadIpLength => "bad IP total length",
            _ => "not readable",
        };
}
