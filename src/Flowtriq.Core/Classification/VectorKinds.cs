using System.Collections.Immutable;
using Flowtriq.Core.Classification.Payloads;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// Sorts packets into vector kinds: first the rows of <see cref="AmplificationProtocols"/>, then the kinds that the headers alone
/// tell. Every packet belongs to exactly one.
/// </summary>
internal static class VectorKinds
{
    private static readonly int First = AmplificationProtocols.All.Length;

    internal static readonly int UdpFlood = First;
    internal static readonly int UdpFragment = First + 1;
    internal static readonly int IpFragment = First + 2;
    private static readonly int DnsQuery = First + 3;
    private static readonly int Quic = First + 4;
    private static readonly int Syn = First + 5;
    private static readonly int SynAck = First + 6;
    private static readonly int Ack = First + 7;
    private static readonly int Rst = First + 8;
    private static readonly int Fin = First + 9;
    private static readonly int Xmas = First + 10;
    private static readonly int Null = First + 11;
    private static readonly int Icmp = First + 12;
    private static readonly int IcmpV6 = First + 17;
    private static readonly int Gre = First + 22;
    private static readonly int Esp = First + 23;
    private static readonly int IpIp = First + 24;
    private static readonly int SixInFour = First + 25;
    private static readonly int Sctp = First + 26;
    private static readonly int Other = First + 27;

    /// <summary>Every kind; the index is its identity.</summary>
    internal static readonly ImmutableArray<VectorKind> All =
    [
        .. AmplificationProtocols.All.Select(row => new VectorKind(
            row.Name,
            AttackFamily.Amplification,
            IpProtocol.Udp,
            PortRole.Source,
            false
        )),
        new("UDP flood", AttackFamily.UdpFlood, IpProtocol.Udp, PortRole.Destination, true),
        new("UDP fragments", AttackFamily.UdpFragment, IpProtocol.Udp, PortRole.None, true),
        new("IP fragments", AttackFamily.IpFragment, default, PortRole.Protocol, true),
        new("DNS query flood", AttackFamily.DnsQueryFlood, IpProtocol.Udp, PortRole.Destination, true),
        new("QUIC flood", AttackFamily.QuicFlood, IpProtocol.Udp, PortRole.Destination, true),
        new("TCP SYN", AttackFamily.SynFlood, IpProtocol.Tcp, PortRole.Destination, true),
        new("TCP SYN-ACK reflection", AttackFamily.SynAckReflection, IpProtocol.Tcp, PortRole.Source, false),
        new("TCP ACK", AttackFamily.AckFlood, IpProtocol.Tcp, PortRole.Destination, true),
        new("TCP RST", AttackFamily.RstFlood, IpProtocol.Tcp, PortRole.Destination, true),
        new("TCP FIN", AttackFamily.FinFlood, IpProtocol.Tcp, PortRole.Destination, true),
        new("TCP XMAS", AttackFamily.XmasFlood, IpProtocol.Tcp, PortRole.Destination, true),
        new("TCP NULL", AttackFamily.NullFlood, IpProtocol.Tcp, PortRole.Destination, true),
        .. IcmpKinds("ICMP", IpProtocol.Icmp),
        .. IcmpKinds("ICMPv6", IpProtocol.IcmpV6),
        new("GRE flood", AttackFamily.ProtocolFlood, IpProtocol.Gre, PortRole.None, true),
        new("ESP flood", AttackFamily.ProtocolFlood, IpProtocol.Esp, PortRole.None, true),
        new("IP-in-IP flood", AttackFamily.ProtocolFlood, IpProtocol.IpIp, PortRole.None, true),
        new("IPv6-in-IPv4 flood", AttackFamily.ProtocolFlood, IpProtocol.Ipv6, PortRole.None, true),
        new("SCTP flood", AttackFamily.ProtocolFlood, IpProtocol.Sctp, PortRole.Destination, true),
        new("IP protocol flood", AttackFamily.ProtocolFlood, default, PortRole.Protocol, true),
    ];

    /// <summary>The kind of a packet.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="payload">As much of its transport payload as is at hand.</param>
    /// <param name="match">What the payload showed.</param>
    /// <param name="typical">True when the rest of the header looks as this kind's packets do.</param>
    internal static int Of(in PacketHeader header, ReadOnlySpan<byte> payload, out PayloadMatch match, out bool typical)
    {
        match = PayloadMatch.None;
        typical = true;
        if (header.IsLaterFragment)
            return header.Protocol == IpProtocol.Udp ? UdpFragment : IpFragment;
        switch (header.Protocol)
        {
            case IpProtocol.Udp:
                return OfUdp(header, payload, out match, out typical);
            case IpProtocol.Tcp:
                return OfTcp(header, out typical);
            case IpProtocol.Icmp:
                return Icmp + OfIcmp(header.IcmpType);
            case IpProtocol.IcmpV6:
                return IcmpV6 + OfIcmpV6(header.IcmpType);
            case IpProtocol.Gre:
                return Gre;
            case IpProtocol.Esp:
                return Esp;
            case IpProtocol.IpIp:
                return IpIp;
            case IpProtocol.Ipv6:
                return SixInFour;
            case IpProtocol.Sctp:
                return Sctp;
            default:
                return Other;
        }
    }

    private static int OfUdp(
        in PacketHeader header,
        ReadOnlySpan<byte> payload,
        out PayloadMatch match,
        out bool typical
    )
    {
        var row = AmplificationProtocols.Find(header.SourcePort, payload, out match);
        typical = true;
        if (row >= 0 && !IsConversation(header, match))
        {
            var protocol = AmplificationProtocols.All[row];
            typical =
                header.IsFragment || (header.IpLength >= protocol.MinLength && header.IpLength <= protocol.MaxLength);
            return row;
        }

        switch (header.DestinationPort)
        {
            case 53:
                match = DnsPayload.Query(payload);
                typical = header.IpLength <= 576;
                return DnsQuery;
            case 443:
                match = QuicPayload.LongHeader(payload);
                return match.Found ? Quic : UdpFlood;
            default:
                match = PayloadMatch.None;
                return UdpFlood;
        }
    }

    /// <summary>
    /// True for packets to a well-known service whose source port merely happens to be a reflector's: a query to port 53 sent
    /// from port 53 is no response.
    /// </summary>
    private static bool IsConversation(in PacketHeader header, PayloadMatch match) =>
        !match.Found && header.DestinationPort is 53 or 443 && header.DestinationPort <= header.SourcePort;

    private static int OfTcp(in PacketHeader header, out bool typical)
    {
        const TcpFlags Used = TcpFlags.Fin | TcpFlags.Syn | TcpFlags.Rst | TcpFlags.Psh | TcpFlags.Ack | TcpFlags.Urg;
        const TcpFlags Tree = TcpFlags.Fin | TcpFlags.Psh | TcpFlags.Urg;
        const int LongestOfFloods = 1300;
        var flags = header.TcpFlags & Used;
        typical = true;
        if (flags == TcpFlags.None)
            return header.HasTransport || header.DestinationPort != 0 ? Null : Other; // cut before the flags
        if ((flags & Tree) == Tree || (flags & (TcpFlags.Syn | TcpFlags.Fin)) == (TcpFlags.Syn | TcpFlags.Fin))
            return Xmas;
        if ((flags & TcpFlags.Rst) != TcpFlags.None)
            return Rst;
        if ((flags & TcpFlags.Syn) != TcpFlags.None)
            return (flags & TcpFlags.Ack) != TcpFlags.None ? SynAck : Syn;
        if ((flags & TcpFlags.Fin) != TcpFlags.None)
            return Fin;
        if ((flags & TcpFlags.Ack) == TcpFlags.None)
            return Xmas;
        // Full-size segments are what ordinary downloads are made of.
        typical = header.IpLength <= LongestOfFloods;
        return Ack;
    }

    private static int OfIcmp(byte type) =>
        type switch
        {
            8 => 0,
            0 => 1,
            3 => 2,
            11 => 3,
            _ => 4,
        };

    private static int OfIcmpV6(byte type) =>
        type switch
        {
            128 => 0,
            129 => 1,
            1 => 2,
            3 => 3,
            _ => 4,
        };

    private static IEnumerable<VectorKind> IcmpKinds(string protocol, IpProtocol number) =>
        [
            new($"{protocol} echo request", AttackFamily.IcmpFlood, number, PortRole.None, true),
            new($"{protocol} echo reply", AttackFamily.IcmpFlood, number, PortRole.None, false),
            new($"{protocol} unreachable", AttackFamily.IcmpFlood, number, PortRole.None, false),
            new($"{protocol} time exceeded", AttackFamily.IcmpFlood, number, PortRole.None, false),
            new($"{protocol} other types", AttackFamily.IcmpFlood, number, PortRole.None, true),
        ];
}
